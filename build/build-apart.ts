import { build, type Rollup } from 'vite';

/** Builds an entry apart from the story's own script, without writing it anywhere. */
export async function buildApart(root: string, target: string[], options: NonNullable<Parameters<typeof build>[0]>): Promise<Rollup.RollupOutput['output']> {
  const result = await build({
    root, configFile: false, logLevel: 'error', base: './', publicDir: false, ...options,
    build: { write: false, target, cssTarget: target, assetsInlineLimit: 0, ...options.build },
  });
  const [output] = [result].flat() as Rollup.RollupOutput[];
  if (!output) throw new Error('nothing was built');
  return output.output;
}
