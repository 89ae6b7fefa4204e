/** The page's own rules for what is drawn, in a form that any SVG viewer understands: no variables, no states, no motion. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src/ui/stage.css', 'src/ui/charts.css', 'src/take/sheet/sheet.css'];
/** What depends on the page around the drawing, or on the reader. */
const ELSEWHERE = /\[data-|html|:root|:hover|::|\.stage|\.live-ground|\.map-|\.open-map|\.enter/;
const NOT_DRAWN = /^(transition|animation|display|cursor|contain|visibility)/;
/** Text that the page sets in the reader's own sans is set in the sheet's own font: it looks the same everywhere. */
const SANS = "'Yunhe Text', 'Noto Serif CJK SC', 'Songti SC', serif";

interface Rule {
  readonly selector: string;
  readonly body: string;
}

/** Top-level rules of a style sheet; at-rules are left out. */
function rulesOf(css: string): Rule[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let k = 0; k < text.length; k += 1) {
    if (text[k] === ';' && depth === 0) start = k + 1;
    if (text[k] === '{') {
      if (depth === 0) open = k;
      depth += 1;
    } else if (text[k] === '}') {
      depth -= 1;
      if (depth > 0) continue;
      const selector = text.slice(start, open).trim();
      if (!selector.startsWith('@')) rules.push({ selector, body: text.slice(open + 1, k) });
      start = k + 1;
    }
  }
  return rules;
}

const declarationsOf = (body: string): [string, string][] => body.split(';').flatMap((line) => {
  const colon = line.indexOf(':');
  return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim().replace(/\s+/g, ' ')]];
});

/**
 * The rules as one line of CSS.
 * @param more further rules, such as those that a component brought along
 */
export function sheetStyle(root: string, more = ''): string {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const tokens = new Map(declarationsOf(rulesOf(read('src/ui/tokens.css')).find(({ selector }) => selector === ':root')?.body ?? ''));
  tokens.set('--sans', SANS);
  const resolved = (value: string): string => {
    const next = value.replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (_, name: string) => tokens.get(name) ?? '');
    return next === value ? value : resolved(next);
  };
  return rulesOf([...SOURCES.map(read), more].join('\n')).flatMap(({ selector, body }) => {
    const selectors = selector.split(',').map((each) => each.trim().replace(/\s+/g, ' ')).filter((each) => !ELSEWHERE.test(each));
    const declarations = declarationsOf(body).filter(([name]) => !NOT_DRAWN.test(name)).map(([name, value]) => `${name}:${resolved(value)}`);
    return selectors.length > 0 && declarations.length > 0 ? [`${selectors.join(',')}{${declarations.join(';')}}`] : [];
  }).join('');
}
