/** Shapes as DrawingML (ECMA-376, parts 1 and 20): children in the schema's order, ids unique on their slide. */
import type { Box } from '../../../src/scene/box';
import type { Paint, Shade } from '../drawing/paint';
import { namedPoints, type Subpath } from '../drawing/path';
import type { FreeShape, GroupShape, Pen, PlainShape, Run, Shape, TextShape } from './shapes';
import { FACES, type Palette } from './theme';
import { element, escaped } from './xml';

/** EMU in a px of a slide 1920 px wide. */
export const EMU = 6350;
/** Hundredths of a point in such a px. */
const POINTS = 50;
/** Units of a shape's own outline in a px: a tenth is finer than any screen. */
const FINE = 10;

const emu = (px: number): number => Math.round(px * EMU);

/** One slide's shapes in the making. */
export interface Easel {
  readonly palette: Palette;
  /** A number that no other shape of the slide has. */
  readonly id: () => number;
  /** Id of the relationship that leads to a step's slide, or out of the file to an address; null where none does. */
  readonly linkTo: (link: string) => { readonly id: string; readonly outside: boolean } | null;
}

const MAX_NAME = 60;
const nameFor = (name: string): string => [...name].slice(0, MAX_NAME).join('');

function identity(easel: Easel, name: string, alt: string | null, link: string | null): string {
  const target = link === null ? null : easel.linkTo(link);
  const jump =
    target === null ? '' : element('a:hlinkClick', { 'r:id': target.id, action: target.outside ? null : 'ppaction://hlinksldjump' });
  return element('p:cNvPr', { id: easel.id(), name: nameFor(name), descr: alt || null }, jump);
}

const place = ({ x, y, width, height }: Box): string =>
  element('a:off', { x: emu(x), y: emu(y) }) + element('a:ext', { cx: emu(width), cy: emu(height) });

/** A solid colour. */
export const solid = ({ palette }: Pick<Easel, 'palette'>, { colour, alpha }: Paint): string =>
  element('a:solidFill', {}, palette.colour(colour, alpha));

function fillOf(easel: Easel, fill: Paint | Shade | null): string {
  if (!fill) return element('a:noFill', {});
  if ('colour' in fill) return solid(easel, fill);
  const stops = fill.stops.map(({ at, paint }) =>
    element('a:gs', { pos: Math.round(at * 100_000) }, easel.palette.colour(paint.colour, paint.alpha)),
  );
  const angle = ((Math.round(fill.angle * 60_000) % 21_600_000) + 21_600_000) % 21_600_000;
  return element('a:gradFill', { rotWithShape: 1 }, element('a:gsLst', {}, ...stops), element('a:lin', { ang: angle, scaled: 0 }));
}

function penOf(easel: Easel, pen: Pen | null): string {
  if (!pen) return element('a:ln', {}, element('a:noFill', {}));
  return element(
    'a:ln',
    { w: Math.max(1, emu(pen.width)), cap: pen.round ? 'rnd' : 'flat' },
    solid(easel, pen.paint),
    element('a:prstDash', { val: pen.dash }),
    element('a:round', {}),
  );
}

const shape = (identity: string, properties: string, text = ''): string =>
  element(
    'p:sp',
    {},
    element('p:nvSpPr', {}, identity, element('p:cNvSpPr', {}), element('p:nvPr', {})),
    element('p:spPr', {}, properties),
    text,
  );

function plain(easel: Easel, { kind, name, link, box, corner, fill, pen }: PlainShape): string {
  const prst = kind === 'ellipse' ? 'ellipse' : corner > 0 ? 'roundRect' : 'rect';
  const round = Math.round((corner / Math.max(1, Math.min(box.width, box.height))) * 100_000);
  const adjusted = prst === 'roundRect' ? element('a:gd', { name: 'adj', fmla: `val ${Math.min(50_000, round)}` }) : '';
  return shape(
    identity(easel, name, null, link),
    element('a:xfrm', {}, place(box)) +
      element('a:prstGeom', { prst }, element('a:avLst', {}, adjusted)) +
      fillOf(easel, fill) +
      penOf(easel, pen),
  );
}

function boundsOf(points: readonly (readonly [number, number])[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function free(easel: Easel, { name, link, paths, fill, pen }: FreeShape): string {
  const bounds = boundsOf(paths.flat().flatMap(namedPoints));
  const [w, h] = [bounds.width, bounds.height].map((side) => Math.max(1, Math.round(side * FINE)));
  const box: Box = { ...bounds, width: (w ?? 1) / FINE, height: (h ?? 1) / FINE };
  const pt = ([x, y]: readonly [number, number]): string =>
    `<a:pt x="${Math.round((x - box.x) * FINE)}" y="${Math.round((y - box.y) * FINE)}"/>`;
  const run = ({ start, pieces, closed }: Subpath): string =>
    `<a:moveTo>${pt(start)}</a:moveTo>` +
    pieces
      .map((piece) => (piece.length === 1 ? `<a:lnTo>${pt(piece[0])}</a:lnTo>` : `<a:cubicBezTo>${piece.map(pt).join('')}</a:cubicBezTo>`))
      .join('') +
    (closed ? '<a:close/>' : '');
  const outlines = paths.map((runs) => element('a:path', { w: w ?? 1, h: h ?? 1, fill: fill ? null : 'none' }, ...runs.map(run)));
  return shape(
    identity(easel, name, null, link),
    element('a:xfrm', {}, place(box)) +
      element(
        'a:custGeom',
        {},
        '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>',
        element('a:pathLst', {}, ...outlines),
      ) +
      fillOf(easel, fill) +
      penOf(easel, pen),
  );
}

const LANGUAGE = { lang: 'zh-CN', altLang: 'en-US' } as const;

function dress(easel: Easel, name: 'a:rPr' | 'a:endParaRPr', run: Run, halo: string | null): string {
  const typeface = FACES[run.family];
  const glow = halo ? element('a:effectLst', {}, element('a:glow', { rad: emu(2) }, easel.palette.colour(halo, 1))) : '';
  return element(
    name,
    {
      ...LANGUAGE,
      sz: Math.max(100, Math.round(run.size * POINTS)),
      b: run.bold ? 1 : 0,
      u: run.underline ? 'sng' : null,
      spc: run.spacing ? Math.round(run.spacing * POINTS) : null,
      dirty: 0,
    },
    solid(easel, run.paint),
    glow,
    element('a:latin', { typeface }),
    element('a:ea', { typeface }),
  );
}

/** Runs as they stand in a paragraph. */
export function runsOf(easel: Easel, runs: readonly Run[], halo: string | null = null): string {
  return runs.map((run) => element('a:r', {}, dress(easel, 'a:rPr', run, halo), `<a:t>${escaped(run.text)}</a:t>`)).join('');
}

const PLACEHOLDERS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  title: { type: 'title' },
  body: { type: 'body', idx: 1 },
  number: { type: 'sldNum', sz: 'quarter', idx: 12 },
};
/** Of the slide's number, which the program fills in: any, but the same. */
const FIELD = '{6B1F2E0A-53C7-4D0C-9F5B-1C6A3E7D2B48}';

function text(easel: Easel, own: TextShape): string {
  const { name, link, box, align, lines, pitch, downward, halo, role } = own;
  const [first] = lines[0] ?? [];
  const spacing = lines.length > 1 ? element('a:lnSpc', {}, element('a:spcPts', { val: Math.round(pitch * POINTS) })) : '';
  const said = lines.flatMap((runs, k) => {
    const [start] = runs;
    const pinned = k > 0 && start ? [element('a:br', {}, dress(easel, 'a:rPr', start, halo))] : [];
    return [...pinned, runsOf(easel, runs, halo)];
  });
  const field = first
    ? element('a:fld', { id: FIELD, type: 'slidenum' }, dress(easel, 'a:rPr', first, null), `<a:t>${escaped(first.text)}</a:t>`)
    : '';
  const paragraph = element(
    'a:p',
    {},
    element('a:pPr', { marL: 0, indent: 0, algn: align }, spacing, '<a:spcBef><a:spcPts val="0"/></a:spcBef>', '<a:buNone/>'),
    ...(role === 'number' ? [field] : said),
  );
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      identity(easel, name, null, link),
      element('p:cNvSpPr', { txBox: role ? null : 1 }),
      element('p:nvPr', {}, role ? element('p:ph', PLACEHOLDERS[role] ?? {}) : ''),
    ),
    element(
      'p:spPr',
      {},
      element('a:xfrm', {}, place(box)),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst', {})),
      // What leads somewhere is pressed anywhere in its box.
      link === null ? element('a:noFill', {}) : solid(easel, { colour: '#ffffff', alpha: 0 }),
    ),
    element(
      'p:txBody',
      {},
      element(
        'a:bodyPr',
        { vert: downward ? 'eaVert' : null, wrap: role ? 'square' : 'none', lIns: 0, tIns: 0, rIns: 0, bIns: 0, rtlCol: 0, anchor: 'ctr' },
        element('a:noAutofit', {}),
      ),
      element('a:lstStyle', {}),
      paragraph,
    ),
  );
}

/** Boxes of groups: asked again by every group that they stand in. */
const boxes = new WeakMap<Shape, Box>();

/** The box around a shape and all that it holds, px. */
function boxOf(of: Shape): Box {
  if (of.kind === 'free') return boundsOf(of.paths.flat().flatMap(namedPoints));
  if (of.kind !== 'group') return of.box;
  const known = boxes.get(of);
  if (known) return known;
  const box = boundsOf(of.children.map(boxOf).flatMap(({ x, y, width, height }) => [[x, y] as const, [x + width, y + height] as const]));
  boxes.set(of, box);
  return box;
}

/** Properties of a group that leaves what it holds where it is. */
function groupProperties(box: Box): string {
  const inside = element('a:chOff', { x: emu(box.x), y: emu(box.y) }) + element('a:chExt', { cx: emu(box.width), cy: emu(box.height) });
  return element('p:grpSpPr', {}, element('a:xfrm', {}, place(box), inside));
}

function group(easel: Easel, own: GroupShape): string {
  return element(
    'p:grpSp',
    {},
    element('p:nvGrpSpPr', {}, identity(easel, own.name, own.alt, null), element('p:cNvGrpSpPr', {}), element('p:nvPr', {})),
    groupProperties(boxOf(own)),
    ...own.children.map((child) => shapeMarkup(easel, child)),
  );
}

/** A shape as it stands in the tree of its slide. */
export function shapeMarkup(easel: Easel, own: Shape): string {
  switch (own.kind) {
    case 'group':
      return group(easel, own);
    case 'free':
      return free(easel, own);
    case 'text':
      return text(easel, own);
    default:
      return plain(easel, own);
  }
}
