/** As far back as Svelte 5 itself runs; older browsers read the prerendered page. */
export const FLOOR = ['chrome87', 'edge88', 'firefox83', 'safari14'];
