/** What happens to a YAML file in Notepad: indents, colons, quotes, lists, names of things that are not there. */
import { FIGURE_KINDS } from '../../src/story/kinds';
import { changedOnce, spliced } from './lists';
import { oneOf, pick, upTo, type Random } from './random';
import { inserted, SLIPS, type Slip } from './words';

/** Changes one line that is no comment and matches a pattern. */
function inLine(pattern: RegExp, change: (line: string, random: Random) => string): Slip {
  return (text, random) => {
    const lines = text.split('\n');
    return changedOnce(lines, upTo(random, lines.length), (line) =>
      pattern.test(line) && !/^\s*(#|$)/.test(line) ? change(line, random) : line,
    ).join('\n');
  };
}

const ENTRY = /^(\s*(?:- )?[\w-]+: *)((?! #)\S(?:(?! +#).)*)/;
/** Changes the value of one entry that stands on one line. */
const inValue = (slip: Slip): Slip =>
  inLine(ENTRY, (line, random) => line.replace(ENTRY, (_, key: string, value: string) => key + slip(value, random)));
const value = (...values: readonly [string, ...string[]]): Slip => inValue((_, random) => oneOf(random, values));

/** First and last line (exclusive) of the block that begins at a line: all that is indented deeper. */
function block(lines: readonly string[], at: number): [number, number] {
  const depth = /^\s*/.exec(lines[at] ?? '')?.[0].length ?? 0;
  const length = lines.slice(at + 1).findIndex((line) => line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= depth);
  return [at, length === -1 ? lines.length : at + 1 + length];
}

function withBlock(change: (lines: string[], from: number, to: number, random: Random) => string[]): Slip {
  return (text, random) => {
    const lines = text.split('\n');
    const at = pick(
      random,
      lines.flatMap((line, k) => (/^\s*- (id|label):/.test(line) ? [k] : [])),
    );
    return at === undefined ? text : change(lines, ...block(lines, at), random).join('\n');
  };
}

const named = (key: string, ...values: readonly [string, ...string[]]): Slip =>
  inLine(new RegExp(`\\b${key}:`), (line, random) =>
    line.replace(new RegExp(`(\\b${key}: *)(\\[[^\\]]*\\]|[^,}#\\n]*)`), (_, start: string) => start + oneOf(random, values)),
  );

const CHANGES: Readonly<Record<string, Slip>> = {
  'indent deeper': inLine(/^\s+\S/, (line) => `  ${line}`),
  'indent shallower': inLine(/^\s\s/, (line, random) => line.slice(1 + upTo(random, 2))),
  'indented by a tab': inLine(/^\s\s/, (line) => line.replace(/^ +/, '\t')),
  'full-width indent': inLine(/^\s\s/, (line) => line.replace(/^ +/, '　')),
  'full-width colon': inLine(/: /, (line) => line.replace(': ', '：')),
  'no blank after the colon': inLine(/: /, (line) => line.replace(': ', ':')),
  'no blank after the dash': inLine(/- /, (line) => line.replace('- ', '-')),
  'no dash': inLine(/^\s*- /, (line) => line.replace('- ', '  ')),
  'a dash more': inLine(/^\s*\w/, (line) => line.replace(/(?=\w)/, '- ')),
  'anchor, alias, tag': value('&a 词', '*a', '!!binary 词', '!x 词', '&a', '<<', '@词', '`词`', '%词', '| 词', '> 词', '? 词', '- 词'),
  'wrong kind of value': value(
    '[]',
    '{}',
    '[一, 二]',
    '{ a: 一 }',
    'true',
    '~',
    'null',
    '""',
    '[[[]]]',
    '2022-01-31',
    '0',
    '[',
    '{',
    '}',
    ']',
    ': :',
    '# 词',
  ),
  'list for a word': inValue((text) => `[${text}]`),
  'word for a list': inLine(/: *\[/, (line) => line.replace(/[[\]]/g, '')),
  'bracket lost': inLine(/[[\]{}]/, (line, random) => line.replace(oneOf(random, ['[', ']', '{', '}']), '')),
  'key twice': inLine(ENTRY, (line) => `${line}\n${line.replace('- ', '  ')}`),
  'key renamed': inLine(ENTRY, (line, random) =>
    line.replace(/[\w-]+(?=:)/, (key) =>
      oneOf(random, [
        key.slice(0, -1),
        key.toUpperCase(),
        `${key}s`,
        '标题',
        '__proto__',
        'constructor',
        `"${key}"`,
        `${key} `,
        '',
      ] as const),
    ),
  ),
  'line deleted': inLine(/\S/, () => '# '),
  'line doubled': inLine(/\S/, (line) => `${line}\n${line}`),
  'line broken': inLine(/: \S+.{6}/, (line, random) => inserted(line, oneOf(random, ['\n', '\n\n', '\n  ']), random)),
  'quote opened': inValue((text, random) => oneOf(random, ['"', "'", '“']) + text),
  'quoted with escapes': inValue(
    (text, random) =>
      `"${text.replace(/["\\]/g, '')}${oneOf(random, ['\\u000b', '\\uD800', '\\x00', '\\q', '\\uFFFF', '\\e', '\\N', '\\'])}"`,
  ),
  'colon and blank inside': inValue((text) => `${text.slice(0, 4)}: ${text.slice(4)}`),
  'comment sign inside': inValue((text) => `${text.slice(0, 4)} # ${text.slice(4)}`),
  'several lines': inValue(
    (text, random) =>
      `${oneOf(random, ['|', '>', '|-', '>+'])}\n${' '.repeat(oneOf(random, [2, 10, 14]))}${text}\n${' '.repeat(14)}${text}`,
  ),
  'second document': (text, random) =>
    text.replace(new RegExp(`(^(?:.*\n){${upTo(random, 40)}})`), oneOf(random, ['$1---\n', '$1...\n', '$1%YAML 1.2\n'])),
  'nested deep': inValue((_, random) => '['.repeat(oneOf(random, [30, 20_000]))),
  'names of nothing': (text, random) =>
    oneOf(random, [
      named('figure', 'nichts', 'halls2'),
      named('focus', '[nowhere]', '[wulin, nowhere]'),
      named('places', '[nowhere]', 'gongchen-bridge'),
      named('fact', 'none', 'halls'),
      named('emphasis', '[wulin]', '[nowhere]'),
    ])(text, random),
  'another layout': named('layout', ...FIGURE_KINDS, 'karte'),
  'another kind': named('kind', ...FIGURE_KINDS),
  'another glyph or list': (text, random) =>
    oneOf(random, [named('glyph', 'boat', 'bridge', 'sail', '船'), named('rows', 'streets', 'platforms', 'positions', 'all')])(
      text,
      random,
    ),
  'another camera': named('focus', '[gongchenqiao]', '[gongchen-bridge]', '[grand-canal]', '[wulin, banshan]', '[]', '[xiaohe, xiaohe]'),
  'all switches': (text, random) =>
    text.replace(
      /\{ layout: map[^}]*\}/g,
      () => `{ layout: map, platforms: ${random() < 0.5}, basis: ${random() < 0.5}, reveal: ${random() < 0.5} }`,
    ),
  'a switch in words': (text, random) => text.replace(/\b(true|false)\b/, oneOf(random, ['yes', '是', 'TRUE', '1', 'true ', '"true"'])),
  'district box': named(
    'district_bbox',
    '[120.04, 30.25, 120.22]',
    '[30.25, 120.04, 30.42, 120.22]',
    '[120.1, 30.3, 120.11, 30.31]',
    '[120.0400001, 30.25, 120.22, 30.42]',
    '[119.5, 29.5, 120.9, 31]',
    '[120.04, 30.25, 120.04, 30.42]',
    '120.04',
    '[120.04, 30.25, 120.22, 1e300]',
    '[０, 30, 121, 31]',
    '[120.13, 30.3, 120.1300001, 30.42]',
  ),
  'basemap settings': named(
    'basemap',
    'tianditu',
    'raster',
    'google',
    'raster\n  basemap_source: 某图\n  raster: { url: "https://t.example.cn/{z}/{x}/{y}.png", crs: GCJ02 }',
    'tianditu\n  basemap_source: 天地图',
  ),
  'review number': named('review_number', '浙S(2022)12号', '待定', '浙S(20XX)12号', 'GS(2023)1234号'),
  'section changed': named('section', '1', '5', '6', '0', '一'),
  'token damaged': (text, random) =>
    text.replace(
      /\{fact:([\w-]+)\}/,
      oneOf(random, [
        '{fact：$1}',
        '{fact:$1x}',
        '{$1}',
        '约{fact:$1}',
        '{fact:$1}以上',
        '｛fact:$1｝',
        '{fact:$1',
        '{Fact:$1}',
        '{fact: $1}',
      ]),
    ),
  'step deleted': withBlock((lines, from, to) => spliced(lines, from, to - from)),
  'step doubled': withBlock((lines, from, to) => spliced(lines, to, 0, ...lines.slice(from, to))),
  'step moved': withBlock((lines, from, to, random) => {
    const taken = lines.slice(from, to);
    return spliced(spliced(lines, from, to - from), oneOf(random, [0, lines.length - taken.length]), 0, ...taken);
  }),
  'end cut off': (text, random) => text.slice(0, upTo(random, text.length)),
};

/** All ways to damage a YAML file, as changes of its text. */
export const YAML_SLIPS: Readonly<Record<string, Slip>> = {
  ...Object.fromEntries(Object.entries(SLIPS).map(([kind, slip]) => [`value: ${kind}`, inValue(slip)])),
  ...Object.fromEntries(Object.entries(CHANGES).map(([kind, change]) => [`yaml: ${kind}`, change])),
};
