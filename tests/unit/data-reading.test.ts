/** Reading tables and YAML: what a person mistypes most often is said with its line. */
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/story/intake/faults';
import { readTable } from '../../src/story/intake/table';
import { readJson } from '../../src/story/intake/json';
import { nameOfPath, select } from '../../src/story/intake/tree';
import { readYaml } from '../../src/story/intake/yaml';

describe('YAML', () => {
  const sentence = (line: string): string => {
    const { tree, faults } = readYaml('story.yaml', `title: 甲\n${line}\nlast: 乙\n`);
    expect(tree).toBeNull();
    return faults.map(formatFault).join(' ');
  };

  it.each([
    ['prose: {fact:halls}“民生议事堂”', '整句放进英文双引号'],
    ['prose: *重点*', '整句放进英文双引号'],
    ['prose: &甲 乙', '整句放进英文双引号'],
    ['prose: 甲: 乙', '整句放进英文双引号'],
    ['prose: "甲', '引号'],
    ['prose：甲', '英文冒号'],
    ['title: 乙', '写了两次'],
  ])('%s: names line 2 and the remedy', (line, remedy) => {
    expect(sentence(line)).toContain(`story.yaml 第2行写的是“${line}”：`);
    expect(sentence(line)).toContain(remedy);
  });

  it('leaves what was typed as it is', () => {
    const { tree } = readYaml('site.yaml', 'code: 0330\nyear: 2021\nempty:\nflag: true\n');
    expect(tree?.value).toEqual({ code: '0330', year: '2021', empty: '', flag: 'true' });
  });

  it('knows the line and the name of every node', () => {
    const { tree } = readYaml('story.yaml', 'steps:\n  - id: one\n    prose: 甲\n  - prose: 乙\n');
    if (!tree) throw new Error('unreadable');
    expect(select(tree.value, 'steps.*.prose').map(({ path, value }) => [tree.rowOf(path), nameOfPath(tree, path), value])).toEqual([
      [3, 'one.prose', '甲'],
      [4, 'steps.第2个.prose', '乙'],
    ]);
    expect(tree.rowOf(['steps', 1, 'title'])).toBe(4);
  });
});

describe('GeoJSON', () => {
  it('says the line on which it breaks off', () => {
    expect(readJson('a.geojson', '{"a":1,\n"b":[1,2\n').faults).toEqual([expect.objectContaining({ file: 'a.geojson', row: 2 })]);
  });
});

describe('tables', () => {
  it('counts rows as the spreadsheet does: empty rows and line breaks inside a cell included', () => {
    const { table, faults } = readTable('a.csv', 'id,name\nx,"甲\n乙"\n,\n y , 丙 \n', ['id', 'name']);
    expect(faults).toEqual([]);
    expect(table?.rows).toEqual([
      { row: 2, cells: { id: 'x', name: '甲乙' } },
      { row: 4, cells: { id: 'y', name: '丙' } },
    ]);
  });

  it('knows columns by name, not by place', () => {
    expect(readTable('a.csv', 'name,id\n甲,x\n', ['id', 'name']).table?.rows[0]?.cells).toEqual({ id: 'x', name: '甲' });
  });
});

describe('a fault in words', () => {
  it.each([
    [{ file: 'a.csv', message: '找不到' }, 'a.csv：找不到。'],
    [{ file: 'a.csv', row: 3, message: '多一格' }, 'a.csv 第3行：多一格。'],
    [{ file: 'a.csv', row: 3, field: 'lon', found: '', message: '必须填写' }, 'a.csv 第3行的 lon 空着：必须填写。'],
    [{ file: 'a.json', field: 'b', found: 'x', message: '不对' }, 'a.json 的 b 写的是“x”：不对。'],
    [
      { file: 'a.csv', row: 5, field: 'lon', found: '1', also: { field: 'lat', found: '2' }, message: '反了' },
      'a.csv 第5行的 lon 写的是“1”，lat 写的是“2”：反了。',
    ],
  ])('%o', (fault, expected) => {
    expect(formatFault(fault)).toBe(expected);
  });

  it('shortens a long quotation', () => {
    expect(formatFault({ file: 'a', field: 'b', found: '长'.repeat(200), message: 'm' })).toBe(`a 的 b 写的是“${'长'.repeat(60)}…”：m。`);
  });
});
