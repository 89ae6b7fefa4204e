/** What is bundled apart from the site's own bundle, and how a page refers to code. */
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { rootFrom } from '../src/pages/parts/ways';
import { FLOOR, SCRIPT_FLOOR } from './floor';
import { gatherModules } from './notices';
import { privateNames } from './private-names';
import { sameRules } from './same-rules';
import { shallowState } from './shallow-state';
import type { Code, SitePage } from './shell';

const LOADER = 'src/pages/embed/loader.ts';

/** How bundles are made. */
export interface Bundling {
  /** The project's folder. */
  readonly root: string;
  /** Takes what the bundles are made of, for the third-party notices. */
  readonly modules: Set<string>;
}

/** Builds an entry apart from the site's own bundle, without writing it anywhere. */
export async function buildApart(
  { root, modules }: Bundling,
  options: NonNullable<Parameters<typeof build>[0]>,
): Promise<Rollup.RollupOutput['output']> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    css: { postcss: { plugins: [sameRules()] } },
    ...options,
    plugins: [options.plugins, privateNames(), shallowState(), gatherModules(modules)],
    build: { write: false, target: SCRIPT_FLOOR, cssTarget: FLOOR, assetsInlineLimit: 0, ...options.build },
  });
  const [output] = [result].flat() as Rollup.RollupOutput[];
  if (!output) throw new Error('nothing was built');
  return output.output;
}

/** The loader as one classic script, for any host's page. */
export async function loaderCode(bundling: Bundling): Promise<string> {
  const output = await buildApart(bundling, {
    build: { lib: { entry: join(bundling.root, LOADER), formats: ['iife'], name: 'yunheEmbed', fileName: () => 'embed.js' } },
  });
  return output[0].code;
}

/** An entry as one classic script and its styles: to be put into a page. */
export async function classicCode(bundling: Bundling, entry: string): Promise<Rollup.RollupOutput['output']> {
  return buildApart(bundling, {
    build: {
      cssCodeSplit: false,
      rolldownOptions: { input: join(bundling.root, entry), output: { format: 'iife', codeSplitting: false } },
    },
  });
}

/** Text of a bundle's files of one kind. */
export function textOf(output: Rollup.RollupOutput['output'], type: 'asset' | 'chunk'): string {
  return output
    .flatMap((file) => (file.type === type ? [file.type === 'chunk' ? file.code : String(file.source)] : []))
    .join('')
    .trim();
}

/**
 * The files of an entry: its script, null for one that is a style sheet, and the style sheets of all that it needs at once.
 * Paths from the site's root.
 */
export function filesOf(bundle: Rollup.OutputBundle, entry: string): { script: string | null; styles: string[] } {
  const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.facadeModuleId === entry);
  if (chunk?.type !== 'chunk') throw new Error(`${entry} 没有打包出来，页面拼不起来。`);
  const styles = new Set<string>();
  const gather = (file: Rollup.OutputChunk): void => {
    for (const name of file.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') gather(next);
    }
    file.viteMetadata?.importedCss.forEach((css) => styles.add(css));
  };
  gather(chunk);
  return { script: entry.endsWith('.css') ? null : chunk.fileName, styles: [...styles] };
}

/** A page that refers to its script, if it has one, and its style sheets. */
export function linkedCode({ path, uses }: SitePage, script: string | null, styles: readonly string[]): Code {
  const root = rootFrom(path);
  return {
    icon: `${root}icon.png`,
    first: styles.map((file) => `<link rel="stylesheet" href="${file}">`).join(''),
    last: `${uses.map((file) => `<script src="${root}${file}"></script>`).join('')}${script === null ? '' : `<script type="module" src="${script}"></script>`}`,
  };
}

/** Code as it may stand inside a script element. */
export function inScript(code: string): string {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
