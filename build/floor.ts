/** As far back as Svelte 5 itself runs; older browsers read the prerendered page. */
export const FLOOR = ['chrome87', 'edge88', 'firefox83', 'safari14'];

/**
 * What scripts are written down to: the same, but `a?.b` stays as it is. Compilers take Chrome for fit for it from 91 on,
 * for one fault alone: before, a call in such a chain may not spread its arguments (compat-table's "spread parameters after
 * optional chaining"). That no script does so is part of the floor check (tools/floor/scripts.ts).
 */
export const SCRIPT_FLOOR = ['chrome91', 'edge91', 'firefox83', 'safari14'];
