/** A page on which the pictures are looked at, the changed ones first, each beside what it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLES = ['src/ui/tokens.css', 'src/ui/stage.css', 'src/ui/charts.css', 'src/take/sheet/sheet.css'];

/** Ids are of the whole page: each picture keeps its own gradients. */
const apart = (lines: string, prefix: string): string => lines.replace(/(id="|url\(#)((?:stage|sheet)-)/g, `$1${prefix}-$2`);

/**
 * The page as HTML text.
 * @param now file name → picture
 * @param before the pictures as they were
 * @param style rules that the components brought along
 */
export function lookPage(root: string, now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>, style: string): string {
  const css = STYLES.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const shared = [...now]
    .filter(([name]) => name.startsWith('shared-'))
    .map(([, lines]) => lines)
    .join('');
  const changed = (name: string): boolean => before.get(name) !== now.get(name);
  const names = [...now.keys()]
    .filter((name) => !name.startsWith('shared-'))
    .sort((a, b) => Number(changed(b)) - Number(changed(a)) || a.localeCompare(b));
  const frames = names.flatMap((name, k) => {
    const was = before.get(name);
    const pictures =
      changed(name) && was !== undefined
        ? [
            ['原来', was],
            ['现在', now.get(name) ?? ''],
          ]
        : [['', now.get(name) ?? '']];
    return pictures.map(
      ([said = '', lines = ''], n) =>
        `<figure class="graphic"><figcaption>${name} ${said}</figcaption>${apart(lines, `p${k}-${n}`)}</figure>`,
    );
  });
  return `<!doctype html><meta charset="utf-8"><title>标准图</title><style>${css}
${style}
body{margin:12px;background:var(--paper);display:flex;flex-wrap:wrap;gap:12px;font:12px/1.5 sans-serif}
figure{margin:0;border:1px solid var(--hair)}figure>svg{display:block;width:390px;height:auto}.glyph-defs{position:absolute}
</style>${shared}${frames.join('\n')}`;
}
