/** What a cell or an entry of any data file may hold, said in Chinese. */
import * as v from 'valibot';
import { OTHER_PARTS } from '../../kinds';
import { dateExists, isPlaceholder } from '../forms';
import { CRS_NAMES } from '../../make/coordinates';

/** Ids are part of addresses (#step, embed/figure/), so they are plain lower-case words joined by hyphens. */
export const id = v.pipe(
  v.string('应是一个编号'),
  v.trim(),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '编号只能用小写英文字母、数字和短横线，并以字母开头'),
);
/** Words as they stand there, blank or not. */
export const plain = v.pipe(v.string('应是一段文字'), v.trim());
/** More stands in no drawing and on no sheet; a name is set in one line or two. */
const LONGEST_TEXT = 1000;
const LONGEST_NAME = 60;
const atMost = (most: number) =>
  v.check(
    (value: string) => [...value].length <= most,
    ({ input }) => `太长了，有 ${[...String(input)].length} 个字；最多 ${most} 个字`,
  );
const filled = (most: number) =>
  v.pipe(
    plain,
    v.nonEmpty('必须填写'),
    atMost(most),
    v.check((value) => !isPlaceholder(value), '这是占位的字，不是内容；这一项不能没有，请写上真正的内容'),
  );
/** Words that must be there. */
export const text = filled(LONGEST_TEXT);
export const name = filled(LONGEST_NAME);
export const PLACEHOLDER = '这是占位的字，不是内容；没有就空着';
/** Words of at most so many characters, or none. */
export const free = (most: number) =>
  v.optional(
    v.pipe(
      plain,
      atMost(most),
      v.check((value) => !isPlaceholder(value), PLACEHOLDER),
    ),
    '',
  );
export const words = free(LONGEST_TEXT);
export const label = free(LONGEST_NAME);
/** A day, month or year as `pattern` writes it, or none. `message` says how. */
export const date = (pattern: RegExp, message: string) =>
  v.optional(
    v.pipe(
      plain,
      v.regex(pattern, message),
      v.check((value) => dateExists(pattern, value), '日历上没有这一天；请改正，没有就空着'),
    ),
    '',
  );
export const names = v.optional(v.array(name, '应是一个列表'), []);
export const ids = v.optional(v.array(id, '应是编号的列表，写成 [编号, 编号]'), []);
export const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false'], '只能写 true 或 false'),
    v.transform((value) => value === 'true'),
  ),
  'false',
);
const number = (message: string) => v.pipe(v.string(message), v.trim(), v.regex(/^-?\d+(\.\d+)?$/, message), v.toNumber());
/** Decimal degrees; `name` of the axis and an example for the sentence. */
export const degrees = (name: string, example: string) => number(`${name}只能写小数，例如 ${example}，不带符号和空格`);
const NO_METRES = '只能写不小于 0 的数（米），不带单位';
export const metres = v.pipe(number(NO_METRES), v.minValue(0, NO_METRES));
/** A whole number from 1. */
export const whole = (message: string) => v.pipe(v.string(message), v.trim(), v.regex(/^[1-9]\d*$/, message), v.toNumber());
/** A whole number of at least `low`, at most `high`. */
export const between = (low: number, high: number) => {
  const message = `只能写 ${low} 到 ${high} 的整数`;
  return v.pipe(whole(message), v.maxValue(high, message), v.minValue(low, message));
};
/** One of the words that the program knows. */
export const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, `只能写 ${options.join('、')}${options.length > 1 ? ' 之一' : ''}`);
export const crs = v.picklist(CRS_NAMES, `坐标系没有写明或认不出来；只能写 ${CRS_NAMES.join('、')} 之一`);

/** More sections, or more leads of a section, stand in no drawing. How many there are is counted from the story. */
export const MOST_SECTIONS = 9;
export const MOST_LEADS = 4;
/** An empty cell, which stands for `value`. */
export const empty = <Value>(value: Value) =>
  v.pipe(
    v.literal(''),
    v.transform(() => value),
  );
/** A section of the report by its number, or a part that has none. */
export const part = v.union(
  [between(1, MOST_SECTIONS), oneOf(OTHER_PARTS)],
  `只能写报告的第几部分（1、2、3……），或 ${OTHER_PARTS.join('、')}`,
);
export const idOrNone = v.union([empty(''), id]);

/** A cell that may be empty, which is null. */
export const orEmpty = <const Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema, message: string) =>
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
      schema,
    ],
    message,
  );
