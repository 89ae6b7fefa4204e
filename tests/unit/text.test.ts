/** Texts that would break what they are written into: what is broken is refused, what is allowed comes out whole, in every field and every file. */
import { csvParseRows } from 'd3-dsv';
import { parse, type DefaultTreeAdapterTypes as Html } from 'parse5';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { csvFile } from '../../src/tables/csv';
import { shieldedCell, unshieldedCell } from '../../src/tables/formula';
import { formatFault } from '../../src/story/intake/faults';
import { DATA_FILES, loadStory, type DataFiles } from '../../src/story/load';
import { readTable } from '../../src/story/intake/table';
import { brokenText, tidyText } from '../../src/story/intake/text';
import { svgFile } from '../../src/take/sheet/file';
import { root } from '../../tools/run.mjs';
import { sheetStyle } from '../../build/sheet-style';
import { drawing, type Outputs } from '../fixtures/outputs';
import type { Story } from '../../src/story/types';
import { withDeeds } from '../fixtures/deeds';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';

const sound = withDeeds();
const textOf = (file: string): string => new TextDecoder().decode(sound[file]);

type Edit = (text: string) => string;

/** A place in the data where a text stands: a cell of a table's third line (of the deeds every line), a line `key: text` or `- text` of a YAML file, a property of a GeoJSON file. */
interface Field {
  readonly file: string;
  /** As a fault names it. */
  readonly row?: number;
  /** Column of a table, key of a property; empty where the line says it. */
  readonly column: string;
  readonly text: string;
  readonly with: (edit: Edit, files: DataFiles) => DataFiles;
}

const SAID = /^( *(?:- )?(?:[\w-]+: )|  +- )([^\s#|>{["][^"\n#]*|"[^"\n]*")$/;
const unquoted = (text: string): string => (text.startsWith('"') ? (JSON.parse(text) as string) : text);

/** @param line of the table, its header is the first */
function cellFields(file: string, line = 3): Field[] {
  const rows = csvParseRows(textOf(file));
  return (rows[0] ?? []).map((column, place) => ({
    file,
    row: line,
    column,
    text: rows[line - 1]?.[place] ?? '',
    with: (edit, files) =>
      edited(
        {
          [file]: (text) =>
            csvOf(
              csvParseRows(text).map((cells, row) =>
                row === line - 1 ? cells.map((cell, k) => (k === place ? edit(cell) : cell)) : cells,
              ),
            ),
        },
        files,
      ),
  }));
}
const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

function lineFields(file: string): Field[] {
  return textOf(file)
    .split('\n')
    .flatMap((line, index): Field[] => {
      const [, start = '', text] = SAID.exec(line) ?? [];
      if (text === undefined) return [];
      return [
        {
          file,
          row: index + 1,
          column: '',
          text: unquoted(text),
          with: (edit, files) =>
            edited(
              {
                [file]: (all) =>
                  all
                    .split('\n')
                    .map((each, k) => (k === index ? start + JSON.stringify(edit(unquoted(text))) : each))
                    .join('\n'),
              },
              files,
            ),
        },
      ];
    });
}

function jsonFields(file: string): Field[] {
  const first = (JSON.parse(textOf(file)) as Water).features[0];
  return Object.entries(first?.properties ?? {}).map(([key, value]) => ({
    file,
    column: key,
    text: String(value),
    with: (edit, files) =>
      edited(
        {
          [file]: (all) => {
            const water = JSON.parse(all) as Water;
            const properties = water.features[0]?.properties ?? {};
            properties[key] = edit(String(properties[key]));
            return JSON.stringify(water);
          },
        },
        files,
      ),
  }));
}
interface Water {
  readonly features: { readonly properties: Record<string, unknown> }[];
}

const FIELDS = [
  ...DATA_FILES.flatMap((file) =>
    file.endsWith('.csv') ? cellFields(file) : file.endsWith('.yaml') ? lineFields(file) : jsonFields(file),
  ),
  ...csvParseRows(textOf('deeds.csv'))
    .slice(1)
    .flatMap((_, row) => cellFields('deeds.csv', row + 2)),
];

const BROKEN = {
  'a sign of lost text': '\ufffd',
  'a line of Word': '\u000b',
  'a null': '\u0000',
  'an escape': '\u001b',
  'a control of the second set': '\u0085',
  'a line separator': '\u2028',
  'a private character': '\ue000',
  'a non-character': '\uffff',
};

/** The whole folder with each of these fields changed. */
const everywhere = (fields: readonly Field[], edit: Edit): DataFiles => fields.reduce((files, field) => field.with(edit, files), sound);
const second =
  (hostile: string): Edit =>
  (text) =>
    text.slice(0, 1) + hostile + text.slice(1);
/** Of the deeds one cell a column: many faults of a column are said in one sentence. */
const WRITTEN = FIELDS.filter(({ text }) => text.length > 1).filter(
  ({ file, column }, k, all) => file !== 'deeds.csv' || all.findIndex((other) => other.file === file && other.column === column) === k,
);

describe('broken text', () => {
  it.each(Object.entries(BROKEN))('%s is refused in every field by one sentence, with file, place and what is wrong', (_, hostile) => {
    expect(WRITTEN.length).toBeGreaterThan(200);
    const said = sentencesOf(everywhere(WRITTEN, second(hostile)));
    expect(said).toHaveLength(WRITTEN.length);
    for (const { file, row, column } of WRITTEN)
      expect(
        said.filter(
          (sentence) =>
            sentence.startsWith(row === undefined ? `${file} 的 ` : `${file} 第${row}行的 `) && (!column || sentence.includes(column)),
        ),
        `${file} ${row ?? ''} ${column}`,
      ).not.toEqual([]);
  });

  it('shows where it is, without sending it on', () => {
    expect(brokenText('上\u000b下')).toEqual({ found: '上[U+000B]下', message: expect.stringContaining('Word') as string, rest: '上下' });
    expect(brokenText('字\ufffd')?.found).toBe('字\ufffd');
    expect(brokenText('半\ud800')?.found).toBe('半[U+D800]');
    expect(brokenText('𠮷野家 👪\n“上善若水”')).toBeNull();
  });
});

describe('what cannot be seen', () => {
  it.each([
    ['拱\u200b宸\ufeff桥', '拱宸桥'],
    ['上\u00ad塘\u2060', '上塘'],
    ['\u202e运河\u200f', '运河'],
    ['米\u00a0市\t巷', '米 市 巷'],
    ['⽅⼤⼈', '方大人'],
    ['Ne\u0301', 'N\u00e9'],
    ['武\ufe00林', '武林'],
  ])('%j becomes %j', (typed, meant) => expect(tidyText(typed)).toBe(meant));
  it('changes nothing that is seen', () => {
    for (const text of ['　缩进', '19余场', '（待核实）', '𠮷', '“〇”', '①']) expect(tidyText(text)).toBe(text);
  });
  it('is gone from every field, and the story is the one without it', () => {
    expect(storyOf(everywhere(FIELDS, second('\u200b\u2060\ufeff')))).toEqual(storyOf(sound));
  });
});

describe('formulas in tables', () => {
  const CELLS = [
    '=1+1',
    '+86 571',
    '-堂',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x.cn","点")',
    "'=1",
    "''+1",
    '＝1＋1',
    '－',
    '＠',
    '-1+1',
  ];
  it.each(CELLS)('%j goes out as text and comes in as it was', (cell) => {
    const out =
      csvParseRows(
        csvFile([
          ['id', 'name'],
          ['a', cell],
        ]).slice(1),
      )[1]?.[1] ?? '';
    expect(out).toMatch(/^'/);
    expect(unshieldedCell(out)).toBe(cell);
  });
  it.each(['169', '-0.5', '120.13', "'堂", '一=一', '', '万'])('%j is none', (cell) => expect(shieldedCell(cell)).toBe(cell));
  it('a table of ours that is brought back has its words again', () => {
    const { table } = readTable(
      'a.csv',
      csvFile([
        ['id', 'name'],
        ['a', '=甲'],
        ['b', '乙'],
      ]),
      ['id', 'name'],
    );
    expect(table?.rows.map(({ cells }) => cells.name)).toEqual(['=甲', '乙']);
  });
});

/** What may stand in a text and still break what it is written into. */
const HOSTILE = {
  markup: '<b>&"\'</p>',
  'the end of a script': '</script></style><!--',
  'the end of a comment': '--> --!> ]]> <?x ?>',
  entities: '&amp; &#60;i&#62; &nosuch; &',
  'replacement patterns': "$& $1 $` $' $$ $<x>",
  'a formula': '=HYPERLINK("http://x","y")',
  templates: '{{甲}} ${乙} `丙` \\u003c \\n \\',
  'rare characters': '𠮷㐂👪 שלום e\u0301',
};

const { names } = parseYaml(textOf('story.yaml')) as { names: string[] };

/** The folder with the text in all of the fields; in those of a deed, whose texts hold no digits and no braces, without these. */
function fullOf(fields: readonly Field[], hostile: string): DataFiles {
  const put =
    (what: string): Edit =>
    (text) =>
      /^[=+@-]/.test(what) ? what + text : text + what;
  const plain = hostile.replace(/[\d{}]/g, '');
  return fields.reduce((files, field) => field.with(put(field.file === 'deeds.csv' ? plain : hostile), files), sound);
}

/** The story of a folder that holds the text in every field in which the check lets it stand. */
function storyFullOf(hostile: string): { story: Story; kept: readonly Field[] } {
  let fields: readonly Field[] = FIELDS.filter(({ file, text }) => !(file === 'story.yaml' && names.includes(text)));
  for (;;) {
    const result = loadStory(fullOf(fields, hostile));
    if (result.ok) return { story: result.story, kept: fields };
    const { faults } = result;
    const blamed = ({ file, row, column }: Field): boolean =>
      faults.some((fault) => fault.file === file && fault.row === row && (!column || !fault.field || fault.field.endsWith(column)));
    // A fault that follows from another field's text names no field of ours: then what it speaks of is left as it is.
    const meant = ({ file, column }: Field): boolean => faults.some((fault) => fault.file === file || fault.field === column);
    const left = [blamed, meant].map((spoken) => fields.filter((field) => !spoken(field))).find(({ length }) => length < fields.length);
    if (!left) throw new Error(faults.map(formatFault).join('\n'));
    fields = left;
  }
}

/** Throws where a text is no XML 1.0. */
function parseXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

/** Names of the elements and of the attributes of pages. */
function namesIn(pages: readonly string[]): Set<string> {
  const walk = (node: Html.ChildNode | Html.Document): string[] => {
    if (!('childNodes' in node)) return [];
    const own = 'tagName' in node ? [`<${node.tagName}>`, ...node.attrs.map(({ name }) => name)] : [];
    const inside = 'content' in node ? node.content.childNodes : node.childNodes;
    return [...own, ...inside.flatMap(walk)];
  };
  return new Set(pages.flatMap((page) => walk(parse(page))));
}

describe('text that is allowed', () => {
  it('stays whole where its characters are placed one by one', () => {
    const svg = svgFile(
      '<svg xmlns="http://www.w3.org/2000/svg" aria-label="甲>乙"><text x="1 1 1" y="1 2 3">&amp;&lt;桥</text></svg>',
      '',
      { heading: '', text: '' },
    );
    expect(() => {
      parseXml(svg);
    }).not.toThrow();
    expect(svg).toContain('aria-label="甲>乙"><style>');
    expect([...svg.matchAll(/<tspan x="1" y="(\d)">([^<]*)<\/tspan>/g)].map(([, y, character]) => [y, character])).toEqual([
      ['1', '&amp;'],
      ['2', '&lt;'],
      ['3', '桥'],
    ]);
  });

  let draw: (story: Story) => Outputs;
  let style = '';
  let known = new Set<string>();
  const pagesOf = (each: Outputs): string[] =>
    [each.page, each.editors, ...each.embeds].map(
      ({ head, body }) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
    );
  beforeAll(async () => {
    draw = await drawing();
    style = sheetStyle(root);
    known = namesIn(pagesOf(draw(storyOf(sound))));
  });

  it.each(Object.entries(HOSTILE))('%s: every picture is XML, every table a table, every page the same page', (_, hostile) => {
    const { story, kept } = storyFullOf(hostile);
    expect(kept.length).toBeGreaterThan(20);
    // Deeds of every kind of figure that draws them.
    expect(kept.filter(({ file, column, text }) => file === 'deeds.csv' && column === 'name' && text).length).toBeGreaterThan(15);
    const outputs = draw(story);
    const sheets = outputs.sheets;
    expect(sheets.length).toBeGreaterThan(30);
    for (const { markup, kind, id } of sheets)
      expect(() => parseXml(svgFile(markup, style, { heading: '', text: '' })), `${kind} ${id}`).not.toThrow();
    for (const [name, text] of outputs.files) {
      if (name.endsWith('.csv')) {
        const rows = csvParseRows(text.slice(1));
        expect(new Set(rows.map((cells) => cells.length)).size, name).toBe(1);
        for (const cell of rows.flat()) expect(cell, name).not.toMatch(/^(?!-\d+(\.\d+)?$)[=+\-@\t\r＝＋－＠]/);
      } else
        expect(() => {
          JSON.parse(text);
        }, name).not.toThrow();
    }
    expect([...namesIn(pagesOf(outputs))].filter((name) => !known.has(name))).toEqual([]);
  });
});
