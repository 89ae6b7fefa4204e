/** The kinds of figures, and the layouts in which a step can ask for the stage: what the check allows and what the types know. */
export const FIGURE_KINDS = ['map', 'strip', 'tiles', 'units', 'sum', 'circles', 'merger', 'wall', 'grid'] as const;
export const LAYOUTS = ['map', 'strip', 'tiles', 'leads', 'units', 'sum', 'circles', 'merger', 'wall', 'grid'] as const;

export type FigureKind = (typeof FIGURE_KINDS)[number];
export type Layout = (typeof LAYOUTS)[number];
