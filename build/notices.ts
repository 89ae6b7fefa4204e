/**
 * The licences of what others wrote and the site ships: `third-party.txt` names every package whose code is in one of
 * the bundles, with its licence as it stands, and the fonts. Made from the modules that the bundler really put out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** What a package asks to be said with copies of its code. */
export interface Notice {
  readonly name: string;
  /** As the package writes it: a short name of the licence. */
  readonly licence: string;
  readonly text: string;
}

/** The bundler's own helpers have no file; they belong to the tool that their id names. */
const HELPER = /^\0(vite|rolldown)\//;
const FILES = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const SECTION = /^#+ *licen[cs]e\b.*$/im;
/** A tool's licence file goes on with those of what the tool itself is made of: none of that is shipped. */
const TOOLS_OWN = /\n#+ Licenses of bundled dependencies[^]*$/;

/** The modules of a bundle whose code is in it; styles count whenever they are asked for. */
function modulesOf(bundle: Rollup.OutputBundle): string[] {
  return Object.values(bundle)
    .flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
    .flatMap(([id, { renderedLength }]) => (renderedLength > 0 || /\.css\b/.test(id) ? [id] : []));
}

/** The package that a file belongs to, and the file's path in it; undefined for a file of the project's own. */
function homeOf(file: string): { readonly name: string; readonly path: string } | undefined {
  const [, name, path] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(file) ?? [];
  return name === undefined || path === undefined ? undefined : { name, path };
}

/** The folder of an installed package, as Node looks for it from `from`. */
function installed(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) throw new Error(`网页里有 ${name} 的程序，node_modules 里却没有这个包，找不到它的许可。`);
  }
}

/** The files of other packages that a file was made of before it was published, by its source map; none if it has none. */
function insideOf(file: string): string[] {
  if (!existsSync(`${file}.map`)) return [];
  return (JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }).sources;
}

/** Name → folder of all packages with code in these modules, through files that were bundled before they were published. */
function packagesOf(root: string, modules: Iterable<string>): Map<string, string> {
  const folders = new Map<string, string>();
  const seen = new Set<string>();
  const take = (file: string, from: string): void => {
    const home = homeOf(file);
    if (!home) return;
    const folder = installed(home.name, from);
    const own = join(folder, home.path);
    if (seen.has(own)) return;
    seen.add(own);
    folders.set(home.name, folder);
    insideOf(own).forEach((inside) => take(inside, folder));
  };
  for (const id of modules) {
    const file = id
      .replace(/^\0|\?.*$/g, '')
      .split(sep)
      .join('/');
    const tool = HELPER.exec(id)?.[1];
    // A package's own files may lie in a package of a package.
    take(
      tool === undefined ? file : `node_modules/${tool}/${file}`,
      tool === undefined ? file.slice(0, Math.max(0, file.lastIndexOf('/node_modules/'))) : root,
    );
  }
  return folders;
}

/**
 * What an installed package says about its licence: its licence files, or the section of its README.
 * @throws Error in Chinese if it says nothing
 */
function noticeOf(name: string, folder: string): Notice {
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string };
  const read = (file: string): string =>
    readFileSync(join(folder, file), 'utf8')
      .replace(/\r\n?/g, '\n')
      .replace(/^\uFEFF/, '')
      .replace(TOOLS_OWN, '')
      .trim();
  const files = readdirSync(folder).sort();
  const texts = files.filter((file) => FILES.test(file)).map(read);
  if (texts.length === 0) {
    const readme = files
      .filter((file) => /^readme(\.|$)/i.test(file))
      .map(read)
      .join('\n');
    const [heading] = SECTION.exec(readme) ?? [];
    const section =
      heading === undefined
        ? ''
        : readme
            .slice(readme.indexOf(heading) + heading.length)
            .replace(/\n#+ [^]*$/, '')
            .trim();
    if (/copyright/i.test(section)) texts.push(section);
  }
  if (texts.length === 0)
    throw new Error(`网页里有 ${name} 的程序，它的包里却没有许可文件（LICENSE 一类），第三方声明写不全。请换一个包，或请作者补上。`);
  return { name, licence: license ?? '', text: texts.join('\n\n') };
}

/** The notices for these modules of bundles, by name. */
function noticesOf(root: string, modules: Iterable<string>): Notice[] {
  return [...packagesOf(root, modules)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, folder]) => noticeOf(name, folder));
}

/** The fonts' licence asks to go with every copy of them. */
export const fontLicence = (root: string): string => readFileSync(join(root, 'src/ui/fonts/OFL.txt'), 'utf8');

/** The notices as one text, the fonts' last. */
export function noticesText(root: string, modules: Iterable<string>): string {
  const fonts: Notice = { name: 'Noto Serif SC', licence: 'OFL-1.1', text: fontLicence(root).trim() };
  const blocks = [...noticesOf(root, modules), fonts].map(
    ({ name, licence, text }) => `${'='.repeat(78)}\n${name}${licence && ` (${licence})`}\n${'='.repeat(78)}\n\n${text}\n`,
  );
  return `网页里第三方的程序和字体，许可原文如下。\nThird-party code and fonts on these pages, with their licences as they stand.\n\n${blocks.join('\n')}`;
}

/** Notes the modules of every bundle that is made with it, those of its workers too. */
export function gatherModules(modules: Set<string>): Plugin {
  const gather = (): Plugin => ({
    name: 'yunhe-modules',
    generateBundle(_options, bundle) {
      modulesOf(bundle).forEach((id) => modules.add(id));
    },
  });
  return { ...gather(), config: () => ({ worker: { plugins: () => [gather()] } }) };
}

/** Writes the notices of all `modules` once every bundle is made, and the fonts' licence beside the fonts. */
export function noticesPlugin(modules: ReadonlySet<string>): Plugin {
  let root = '';
  return {
    name: 'yunhe-notices',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler() {
        const emit = (fileName: string, source: string): void => void this.emitFile({ type: 'asset', fileName, source });
        emit('third-party.txt', noticesText(root, modules));
        for (const folder of ['assets', 'embed']) emit(`${folder}/OFL.txt`, fontLicence(root));
      },
    },
  };
}
