import { build, type Rollup } from 'vite';
import { gatherModules } from './notices';

/**
 * Builds an entry apart from the story's own script, without writing it anywhere.
 * @param modules takes what the bundle is made of, for the third-party notices
 */
export async function buildApart(root: string, target: string[], modules: Set<string>, options: NonNullable<Parameters<typeof build>[0]>): Promise<Rollup.RollupOutput['output']> {
  const result = await build({
    root, configFile: false, logLevel: 'error', base: './', publicDir: false, ...options,
    plugins: [options.plugins, gatherModules(modules)],
    build: { write: false, target, cssTarget: target, assetsInlineLimit: 0, ...options.build },
  });
  const [output] = [result].flat() as Rollup.RollupOutput[];
  if (!output) throw new Error('nothing was built');
  return output.output;
}
