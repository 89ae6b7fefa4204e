/** The figures' tables as a slide show's own tables, as many slides as they need. */
import { textWidth, type Box } from '../../../src/scene/box';
import { factOf } from '../../../src/scene/find';
import { breakLines } from '../../../src/scene/typeset';
import { figureTable } from '../../../src/tables/figures';
import type { Figure, Story } from '../../../src/story/types';
import { labels, sheetWordsOf } from '../../../src/take/sheet/words';
import { EMU, runsOf, solid, type Easel } from './markup';
import type { Run, Shape } from './shapes';
import type { Palette } from './theme';
import { Column, runIn, TONES, type Tone } from './words';
import { element } from './xml';

/** A table; its first row names the columns. */
export interface TableShape {
  readonly kind: 'table';
  readonly name: string;
  readonly box: Box;
  /** Widths of the columns, px; together that of the box. */
  readonly columns: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly Run[] }[];
}

interface Sheet {
  readonly figure: Figure;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEAD: Tone = { size: 22, family: 'sans', bold: true, pigment: '--ink', leading: 1.35, above: 0 };
const CELL: Tone = { ...HEAD, bold: false };
const TITLE: Tone = { ...TONES.title, size: 40 };
const LEFT = 90;
const TOP = 70;
const WIDTH = 1740;
/** A table ends here at the latest, px. */
const FOOT = 985;
/** Air within a cell, px. */
const SIDE = 12;
const ABOVE = 5;
/** Of a column's own width what it gets at most, em. */
const BROADEST = 40;

/** Every figure's table; one whose rows all stand in another's is that other's. */
function sheetsOf(story: Story): Sheet[] {
  const all = story.stage.figures.map((figure): Sheet => {
    const { columns, rows } = figureTable(story, figure);
    const said = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : factOf(story.stage, cell.fact).display)));
    return { figure, columns, rows: said };
  });
  const keys = all.map(({ columns, rows }) => new Set(rows.map((row) => [...columns, ...row].join('\u0001'))));
  return all.filter(({ rows }, k) => {
    const own = keys[k] ?? new Set<string>();
    const held = keys.some((other, n) => n !== k && [...own].every((key) => other.has(key)) && (other.size > own.size || n < k));
    return rows.length > 0 && !held;
  });
}

/** Widths that the longest cells ask for, none so narrow that its head breaks. */
function widthsOf({ columns, rows }: Sheet): number[] {
  const least = columns.map((name) => textWidth(name, HEAD.size) + SIDE * 2 + HEAD.size);
  const asked = columns.map((_, c) => {
    const longest = Math.max(...rows.map((row) => textWidth(row[c] ?? '', CELL.size)));
    return Math.max(least[c] ?? 0, Math.min(longest + SIDE * 2 + CELL.size, BROADEST * CELL.size));
  });
  const sum = asked.reduce((all, width) => all + width, 0);
  if (sum <= WIDTH) return asked.map((width) => (sum < WIDTH * 0.6 ? width * 1.2 : (width * WIDTH) / sum));
  // What is too much is taken from the broad ones.
  const spare = asked.map((width, c) => width - (least[c] ?? 0));
  const part = (sum - WIDTH) / spare.reduce((all, width) => all + width, 0);
  return asked.map((width, c) => width - (spare[c] ?? 0) * Math.min(1, part));
}

function heightOf(cells: readonly string[], widths: readonly number[], { size, leading }: Tone): number {
  const lines = cells.map((text, c) => breakLines(text, ((widths[c] ?? 0) - SIDE * 2) / (size * 1.04)).length);
  return Math.max(1, ...lines) * size * leading + ABOVE * 2;
}

/** Slides with the tables of all figures. */
export function tableSlides(
  story: Story,
  palette: Palette,
): { readonly step: null; readonly shapes: (Shape | TableShape)[]; readonly notes: string[] }[] {
  const words = sheetWordsOf(story);
  return sheetsOf(story).flatMap((sheet) => {
    const own = words.figures[sheet.figure.id];
    const widths = widthsOf(sheet);
    const column = new Column(palette, LEFT, WIDTH);
    column.add('标题', TITLE, sheet.figure.title, 'title');
    const top = TOP + column.y + 14;
    const head = { height: heightOf(sheet.columns, widths, HEAD), cells: sheet.columns.map((text) => runIn(HEAD, palette, text)) };
    const rows = sheet.rows.map((cells) => ({
      height: heightOf(cells, widths, CELL),
      cells: cells.map((text) => runIn(CELL, palette, text)),
    }));
    const pages: (typeof rows)[] = [];
    let left = 0;
    for (const row of rows) {
      if (pages.length === 0 || row.height > left) {
        pages.push([]);
        left = FOOT - top - head.height;
      }
      pages[pages.length - 1]?.push(row);
      left -= row.height;
    }
    return pages.map((page, k) => {
      const title = new Column(palette, LEFT, WIDTH);
      title.add('标题', TITLE, `${sheet.figure.title}${pages.length > 1 ? `（${k + 1}／${pages.length}）` : ''}`, 'title');
      const all = [head, ...page];
      const box = {
        x: LEFT,
        y: top,
        width: widths.reduce((sum, width) => sum + width, 0),
        height: all.reduce((sum, { height }) => sum + height, 0),
      };
      const table: TableShape = { kind: 'table', name: `${sheet.figure.title}：数据`, box, columns: widths, rows: all };
      const foot = new Column(palette, LEFT, WIDTH - 200);
      foot.add('来源', TONES.source, own?.source ? `${labels.source}：${own.source}` : labels.of(story.site.report.title));
      return { step: null, shapes: [...title.lowered(TOP), table, ...foot.lowered(1000)], notes: own ? [own.summary] : [] };
    });
  });
}

/** A table as it stands in the tree of its slide. */
export function tableMarkup(easel: Easel, { name, box, columns, rows }: TableShape): string {
  const emu = (px: number): number => Math.round(px * EMU);
  const { palette } = easel;
  const line = (side: string, seen: boolean): string =>
    element(
      `a:${side}`,
      { w: seen ? 9525 : 0 },
      seen ? solid(easel, { colour: palette.pigment('--hair'), alpha: 1 }) : element('a:noFill', {}),
    );
  const cell = (run: Run, head: boolean): string =>
    element(
      'a:tc',
      {},
      element(
        'a:txBody',
        {},
        '<a:bodyPr/><a:lstStyle/>',
        element('a:p', {}, '<a:pPr algn="l"/>', run.text ? runsOf(easel, [run]) : '<a:endParaRPr lang="zh-CN" sz="1100"/>'),
      ),
      element(
        'a:tcPr',
        { marL: emu(SIDE), marR: emu(SIDE), marT: emu(ABOVE), marB: emu(ABOVE), anchor: 't' },
        line('lnL', false),
        line('lnR', false),
        line('lnT', head),
        line('lnB', true),
        head ? solid(easel, { colour: palette.pigment('--paper-deep'), alpha: 1 }) : element('a:noFill', {}),
      ),
    );
  const grid = columns.map((width) => element('a:gridCol', { w: emu(width) }));
  const body = rows.map(({ height, cells }, k) => element('a:tr', { h: emu(height) }, ...cells.map((run) => cell(run, k === 0))));
  const table = element('a:tbl', {}, element('a:tblPr', { firstRow: 1 }), element('a:tblGrid', {}, ...grid), ...body);
  return element(
    'p:graphicFrame',
    {},
    element(
      'p:nvGraphicFramePr',
      {},
      element('p:cNvPr', { id: easel.id(), name, descr: name }),
      element('p:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { noGrp: 1 })),
      element('p:nvPr', {}),
    ),
    element(
      'p:xfrm',
      {},
      element('a:off', { x: emu(box.x), y: emu(box.y) }),
      element('a:ext', { cx: emu(box.width), cy: emu(box.height) }),
    ),
    element('a:graphic', {}, element('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/table' }, table)),
  );
}
