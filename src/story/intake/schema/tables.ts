/** Rows of the tables: what each cell may hold, said in Chinese. */
import * as v from 'valibot';
import { DEED_KINDS, OTHER_PARTS } from '../../kinds';
import { CRS_NAMES } from '../../make/coordinates';
import { isEmptyWord } from '../forms';
import {
  id,
  plain,
  text,
  name,
  PLACEHOLDER,
  free,
  words,
  label,
  flag,
  degrees,
  metres,
  whole,
  between,
  oneOf,
  crs,
  part,
  MOST_SECTIONS,
  MOST_LEADS,
  empty,
  idOrNone,
  orEmpty,
} from './cells';

const LONGEST_WORDS = 24;
/** Numbers are drawn and read as they are written: none is so large that its digits would change. */
const MOST = 999_999_999;

export const factRow = v.strictObject({
  id,
  section: between(1, MOST_SECTIONS),
  lead: between(1, MOST_LEADS),
  value: v.pipe(whole('只能写大于 0 的整数，不带逗号、空格、单位和“余”'), v.maxValue(MOST, `数太大，最多写到 ${MOST}`)),
  unit: name,
  display: name,
  exactness: oneOf(['exact', 'atLeast']),
  phrase: text,
  counts: text,
  not: text,
});

const street = (former: v.GenericSchema<string, string>) =>
  v.strictObject({
    id,
    name,
    code: v.pipe(v.string(), v.trim(), v.regex(/^\d{9}$/, '只能写 9 位数字的街道代码')),
    lon: degrees('经度', '120.12345'),
    lat: degrees('纬度', '30.12345'),
    crs,
    represents: text,
    spread_m: metres,
    sources: text,
    former,
  });
export const streetRow = street(name);
/** Of a district that has always been one: no row says what it belonged to. */
export const unmergedStreetRow = street(v.literal(''));

/** How sure a place is, the surest first. */
const CONFIDENCES = ['high', 'medium-high', 'medium'] as const;

export const platformRow = v.strictObject({
  id,
  name,
  street: id,
  basis: text,
  certainty: oneOf(CONFIDENCES),
  // 待核实 is a caution here.
  status: v.pipe(
    plain,
    v.check((value) => !isEmptyWord(value), PLACEHOLDER),
  ),
});

/** What of a position belongs together is checked with the row (check/places.ts). */
export const placeRow = v.strictObject({
  id,
  name,
  kind: name,
  section: orEmpty(v.union([v.picklist(OTHER_PARTS), whole('')]), `只能空着，或写报告的第几部分（如 1）、${OTHER_PARTS.join('、')}`),
  lon: orEmpty(degrees('经度', '120.12345'), '经度只能写小数，例如 120.12345，不带符号和空格；没有位置就空着'),
  lat: orEmpty(degrees('纬度', '30.12345'), '纬度只能写小数，例如 30.12345，不带符号和空格；没有位置就空着'),
  crs: orEmpty(crs, `坐标系认不出来；只能写 ${CRS_NAMES.join('、')} 之一`),
  spread_m: orEmpty(metres, '只能空着，或写不小于 0 的数（米），不带单位'),
  confidence: orEmpty(oneOf(CONFIDENCES), `只能写 ${CONFIDENCES.join('、')} 之一`),
  source: words,
});

export const deedRow = v.strictObject({
  id,
  section: part,
  lead: v.union([empty(0), between(1, MOST_LEADS)], `只能写 1 到 ${MOST_LEADS} 的整数；${OTHER_PARTS.join('、')}的空着`),
  kind: oneOf(DEED_KINDS),
  name,
  words: free(LONGEST_WORDS),
  strand: idOrNone,
  theme: label,
  place: idOrNone,
  fact: idOrNone,
  open: v.union([empty(false), flag], '只能写 true 或 false，或者空着'),
});

export type FactRow = v.InferOutput<typeof factRow>;
export type StreetRow = v.InferOutput<typeof streetRow>;
export type PlatformRow = v.InferOutput<typeof platformRow>;
export type PlaceRow = v.InferOutput<typeof placeRow>;
export type DeedRow = v.InferOutput<typeof deedRow>;
