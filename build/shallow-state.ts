/** Svelte without deep state: here everything that changes is replaced as a whole (`$state.raw`). */
import type { Plugin } from 'vite';

const PROXIES = /\/svelte\/src\/internal\/client\/proxy\.js$/;
const DEEP_STATE = /\$state\s*\(/;

/** What Svelte calls where state might be deep, for state that never is. */
const SHALLOW = `
export const proxy = (value) => value;
export const get_proxied_value = (value) => value;
export const is = Object.is;
`;

/**
 * Leaves Svelte's proxies out of every bundle: 2 KB of code that nothing here needs, and the first bundle has no room for it.
 * @returns a plugin that ends a build in which something asks for deep state, for it would silently not be deep
 */
export function shallowState(): Plugin {
  return {
    name: 'yunhe-shallow-state',
    enforce: 'pre',
    load: (id) => (PROXIES.test(id) ? SHALLOW : null),
    transform(code, id) {
      if (/\.svelte(\.ts)?$/.test(id) && DEEP_STATE.test(code)) this.error(`${id}: use $state.raw; deep state is left out of the bundles`);
    },
  };
}
