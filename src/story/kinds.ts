/** What a kind of figure draws, and what follows from it for its entry in the story and for the numbers that it may show. */
interface Kind {
  /** One number of the ledger of facts; deeds of one part of the report, or of all; or what needs neither. */
  readonly draws: 'number' | 'part' | 'deeds' | 'other';
  /** What its entry cannot do without. */
  readonly needs?: readonly string[];
  /** Draws one mark for each thing that is counted. */
  readonly each?: true;
  /** Can show that a number is a lower bound (余). */
  readonly open?: true;
  /** Draws every row of its part. */
  readonly whole?: true;
}

/** The kinds of figures: what the check allows and what the types know. A step asks for the stage by the kind that it shows. */
const FIGURES = {
  map: { draws: 'other', needs: ['rows'] },
  strip: { draws: 'other' },
  tiles: { draws: 'other' },
  units: { draws: 'number', needs: ['fact', 'glyph', 'unit_label'], each: true, open: true },
  sum: { draws: 'number', needs: ['fact'], open: true },
  merger: { draws: 'other' },
  wall: { draws: 'other' },
  deeds: { draws: 'part', whole: true },
  directory: { draws: 'deeds' },
  strands: { draws: 'deeds' },
  days: { draws: 'part' },
  shelves: { draws: 'part', whole: true },
  together: { draws: 'part' },
} as const satisfies Readonly<Record<string, Kind>>;

/** The kinds in the order in which they are named to whoever wrote another. */
export const FIGURE_KINDS = Object.keys(FIGURES) as [FigureKind, ...FigureKind[]];

const kindOf = (kind: FigureKind): Kind => FIGURES[kind];
/** Figures that draw the deeds of one part of the report. */
export const PART_KINDS = FIGURE_KINDS.filter((kind) => kindOf(kind).draws === 'part');
/** Figures that draw every row of their part. */
export const WHOLE_KINDS = FIGURE_KINDS.filter((kind) => kindOf(kind).whole);
/** Figures that draw nothing without the ledger of deeds. */
export const LEDGER_KINDS = FIGURE_KINDS.filter((kind) => ['part', 'deeds'].includes(kindOf(kind).draws));
/** Figures that draw one mark for each thing that is counted. */
export const EACH_KINDS = FIGURE_KINDS.filter((kind) => kindOf(kind).each);
/** Figures that can show that a number is a lower bound. */
export const OPEN_KINDS = FIGURE_KINDS.filter((kind) => kindOf(kind).open);
/** What the entry of each kind cannot do without. */
export const NEEDS = new Map<string, readonly string[]>(FIGURE_KINDS.map((kind) => [kind, kindOf(kind).needs ?? []]));

/** What a named thing of the report is. 学习 is quoted as plain text; 回音 is a result with a name; 成效 an effect that the report claims. */
export const DEED_KINDS = ['题目', '做法', '平台', '规矩', '队伍', '伙伴', '活动', '学习', '出版', '地点', '回音', '成效'] as const;

/** Parts of the report outside its numbered sections: its opening words, and the captions of its photographs. */
export const OTHER_PARTS = ['导语', '图说'] as const;

/** Sets of drawings of a place: its cover painting, and a bridge as it is built there (see src/draw/local). */
export const DRAWINGS = ['open-water', 'stone-bridge'] as const;

/** What a map figure's table lists. */
export const MAP_ROWS = ['streets', 'platforms', 'positions', 'places'] as const;

export type DeedKind = (typeof DEED_KINDS)[number];
/** A numbered section of the report, 1-based, or one of its other parts. */
export type Part = number | (typeof OTHER_PARTS)[number];
export type FigureKind = keyof typeof FIGURES;
/** Kinds that draw one number. */
export type NumberKind = { [Kind in FigureKind]: (typeof FIGURES)[Kind]['draws'] extends 'number' ? Kind : never }[FigureKind];
export type Drawings = (typeof DRAWINGS)[number];
export type MapRows = (typeof MAP_ROWS)[number];
