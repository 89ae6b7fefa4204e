/** The workbook to take along: what stands in the data's own tables, and put back it is the same story. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../src/story/intake/sources';
import type { DataFiles } from '../../src/story/load';
import { workbookFile } from '../../tools/export/workbook';
import { withDeeds } from '../fixtures/deeds';
import { fixture } from '../fixtures/overlay';
import { edited, storyOf } from '../fixtures/variant';

const made = (files: DataFiles): Uint8Array => workbookFile(storyOf(files), readSources(files).sources);
const without = (files: DataFiles): DataFiles => Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('.csv')));
const partOf = (book: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(book)[name]);
/** A name that a spreadsheet could take for a formula, others that CSV shields, and texts that look like codes. */
const RISKY = ['=HYPERLINK(0)', "'=1+1", '+86', '@甲', '_x000D_桥', ' <b>&"桥"'] as const;
const risky = (): DataFiles =>
  edited({
    'places.csv': (text) =>
      RISKY.reduce(
        (all, name, k) => `${all}risky-${k},"${(/^['=+@]/.test(name) ? `'${name}` : name).replaceAll('"', '""')}",桥,,,,,,,\n`,
        `${text.trimEnd()}\n`,
      ),
  });

describe('the workbook', () => {
  it.each<[string, () => DataFiles]>([
    ['the base folder', () => fixture('base')],
    ['a ledger of deeds', () => withDeeds()],
    ['names that look like formulas or codes', risky],
  ])('%s: read back it is the same story', (_, folder) => {
    const files = folder();
    const again = { ...without(files), '数据.xlsx': made(files) };
    expect(storyOf(again)).toEqual(storyOf(files));
    // And what is made of it is the same file.
    expect(Buffer.from(made(again)).equals(Buffer.from(made(files)))).toBe(true);
  });

  it('keeps texts as texts, numbers as numbers, and has no formula', () => {
    const book = made(risky());
    const places = storyOf(risky()).stage.places.map(({ name }) => name);
    for (const name of RISKY) expect(places).toContain(name.trim());
    const sheets = Object.keys(unzipSync(book)).filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets).toHaveLength(5);
    for (const sheet of sheets) expect(partOf(book, sheet)).not.toContain('<f');
    expect(partOf(book, 'xl/worksheets/sheet2.xml')).toMatch(/<c r="D3" s="0"><v>169<\/v><\/c>/);
    expect(partOf(book, 'xl/worksheets/sheet3.xml')).toMatch(/<c r="C2" s="1" t="s">/);
    expect(partOf(book, 'xl/worksheets/sheet3.xml')).toMatch(/<c r="D2" s="0"><v>120\.14756<\/v><\/c>/);
  });

  it('keeps the header in sight, in bold, and gives each column its width', () => {
    const book = made(fixture('base'));
    const facts = partOf(book, 'xl/worksheets/sheet2.xml');
    expect(facts).toContain('ySplit="1"');
    expect(facts).toContain('state="frozen"');
    const widths = [...facts.matchAll(/<col min="\d+" max="\d+" width="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(10);
    expect(new Set(widths).size).toBeGreaterThan(3);
    const [, bold] = /<c r="A1" s="(\d)"/.exec(facts) ?? [];
    const styles = partOf(book, 'xl/styles.xml');
    const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/g)].map(([, font]) => font ?? '');
    const [, font] = /fontId="(\d)"/.exec([...(styles.split('<cellXfs')[1]?.matchAll(/<xf [^>]*>/g) ?? [])][Number(bold)]?.[0] ?? '') ?? [];
    expect(fonts[Number(font)]).toContain('<b/>');
  });

  it('says first how sure the places are, and what each column holds', () => {
    const { stage } = storyOf(fixture('base'));
    const book = made(fixture('base'));
    expect(partOf(book, 'xl/workbook.xml')).toMatch(/<sheet name="说明" .*<sheet name="facts" .*<sheet name="places" /);
    const words = partOf(book, 'xl/sharedStrings.xml');
    for (const said of [stage.duties.positionNote, '数字请不要相加', '审图号', '报告原句', '待核实']) expect(words).toContain(said);
  });
});
