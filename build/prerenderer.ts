/** Svelte as this project uses it, and its components as text. */
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer, type Plugin, type ViteDevServer } from 'vite';

/** Nothing is bundled ahead: two commands that run at once would take each other's bundle away. */
const NOTHING_AHEAD = { noDiscovery: true, exclude: ['svelte'] };

/** Where the servers below would keep what they bundle ahead, from the project's folder. */
export const PRERENDER_CACHE = 'node_modules/.cache/prerender';

/** Loads a module by its path from the project's folder, with a slash before it. */
export type LoadModule = <Module>(file: string) => Promise<Module>;

/**
 * Loads prerendering modules through Vite, so that the same components run here and in the browser; one server for all of them.
 * @param dev the running dev server, or null while building
 */
export async function prerendering<T>(root: string, dev: ViteDevServer | null, use: (load: LoadModule) => Promise<T>): Promise<T> {
  const server =
    dev ??
    (await createServer({
      root,
      configFile: false,
      cacheDir: join(root, PRERENDER_CACHE),
      logLevel: 'error',
      appType: 'custom',
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: NOTHING_AHEAD,
      ssr: { optimizeDeps: NOTHING_AHEAD },
      plugins: [storySvelte({ dev: false })],
    }));
  try {
    return await use(async <Module>(file: string) => (await server.ssrLoadModule(file)) as Module);
  } finally {
    if (!dev) await server.close();
  }
}

/** The same for one module, while nothing else is being served. */
export async function withPrerenderer<Module, T>(root: string, file: string, use: (module: Module) => T): Promise<T> {
  return prerendering(root, null, async (load) => use(await load<Module>(file)));
}

/**
 * Svelte as this project uses it: a component's own styles travel with its prerendered text. Components that come alive
 * in the browser have none, so that a policy without inline styles holds.
 * @param compilerOptions `dev: false` for text that is built, whatever the machine's environment says
 */
export function storySvelte(compilerOptions: { readonly dev?: boolean } = {}): Plugin[] {
  return svelte({ emitCss: false, configFile: false, compilerOptions: { discloseVersion: false, ...compilerOptions } });
}
