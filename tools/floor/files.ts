/** The check of whole built files against the floor. */
import { ALLOWED, FOREIGN } from './allowed';
import { inScript, ownMethods } from './scripts';
import { inStyles } from './styles';
import type { Finding } from './support';

export interface BuiltFile {
  /** Path below the built folder, with slashes. */
  readonly name: string;
  readonly text: string;
}

const inside = (text: string, tag: 'script' | 'style'): string[] =>
  [...text.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, code = '']) => code);

const scriptsOf = ({ name, text }: BuiltFile): string[] =>
  name.endsWith('.js') ? [text] : name.endsWith('.html') ? inside(text, 'script') : [];
/** Markup in scripts is no markup of the page. */
const stylesOf = ({ name, text }: BuiltFile): string[] =>
  name.endsWith('.css')
    ? [text]
    : name.endsWith('.html')
      ? inside(text.replace(/<script(?:\s[^>]*)?>[\s\S]*?<\/script>/g, ''), 'style')
      : [];

/** One sentence for everything that a browser of the floor does not understand and that is not allowed, and for every allowance that nothing needs. */
export function floorFaults(files: readonly BuiltFile[], allowed: Readonly<Record<string, string>> = ALLOWED): string[] {
  const isForeign = ({ name }: BuiltFile): boolean => FOREIGN.some(({ file }) => file.test(name));
  const own = ownMethods(files.flatMap((file) => (isForeign(file) ? [] : scriptsOf(file))));
  const used = new Set<string>();
  /** Sentence → files: what many pages share is said once. */
  const faults = new Map<string, Set<string>>();
  const say = (sentence: string, name: string): void => void faults.set(sentence, (faults.get(sentence) ?? new Set()).add(name));
  const note = (name: string, { feature, lacking, excerpt }: Finding): void => {
    if (feature in allowed) used.add(feature);
    else say(`${lacking.join('、')} 不认得 ${feature}：${excerpt}`, name);
  };
  for (const file of files) {
    const { name } = file;
    for (const css of stylesOf(file)) for (const finding of inStyles(css)) note(name, finding);
    for (const code of scriptsOf(file)) {
      try {
        const findings = inScript(code, own);
        if (!isForeign(file)) for (const finding of findings) note(name, finding);
      } catch (error) {
        say(`脚本不是 ES2021：${error instanceof Error ? error.message : String(error)}`, name);
      }
    }
  }
  const sentences = [...faults].map(
    ([sentence, [first = '', ...more]]) => `${first}${more.length > 0 ? ` 等 ${more.length + 1} 个文件` : ''}：${sentence}`,
  );
  return [
    ...sentences,
    ...Object.keys(allowed)
      .filter((feature) => !used.has(feature))
      .map((feature) => `tools/floor/allowed.ts：没有哪里用到 ${feature}，请删去。`),
  ];
}
