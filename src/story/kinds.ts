/** The kinds of figures: what the check allows and what the types know. A step asks for the stage by the kind that it shows. */
export const FIGURE_KINDS = [
  'map',
  'strip',
  'tiles',
  'units',
  'sum',
  'merger',
  'wall',
  'deeds',
  'directory',
  'strands',
  'days',
  'shelves',
  'together',
] as const;

/** Figures that draw the deeds of one part of the report. */
export const PART_KINDS = ['deeds', 'days', 'shelves', 'together'] as const;
/** Figures that draw every row of their part. */
export const WHOLE_KINDS = ['deeds', 'shelves'] as const;
/** Figures that draw nothing without the ledger of deeds. */
export const LEDGER_KINDS = [...PART_KINDS, 'directory', 'strands'] as const;

/** What a named thing of the report is. 学习 is quoted as plain text; 回音 is a result with a name; 成效 an effect that the report claims. */
export const DEED_KINDS = ['题目', '做法', '平台', '规矩', '队伍', '伙伴', '活动', '学习', '出版', '地点', '回音', '成效'] as const;

/** Parts of the report outside its numbered sections: its opening words, and the captions of its photographs. */
export const OTHER_PARTS = ['导语', '图说'] as const;

/** What a map figure's table lists. */
export const MAP_ROWS = ['streets', 'platforms', 'positions', 'places'] as const;

export type DeedKind = (typeof DEED_KINDS)[number];
/** A numbered section of the report, 1-based, or one of its other parts. */
export type Part = number | (typeof OTHER_PARTS)[number];
export type FigureKind = (typeof FIGURE_KINDS)[number];
export type MapRows = (typeof MAP_ROWS)[number];
