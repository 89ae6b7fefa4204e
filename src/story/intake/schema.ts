/** Shapes of the data files: what each cell and each entry may hold, said in Chinese. */
import * as v from 'valibot';
import { DEED_KINDS, DRAWINGS, FIGURE_KINDS, MAP_ROWS, OTHER_PARTS } from '../kinds';
import {
  dateExists,
  DAY,
  isEmptyWord,
  isFolderAddress,
  isIcpRecord,
  isPlaceholder,
  isReviewNumber,
  policeCode,
  reachesIn,
  WHEN,
} from './forms';
import { CRS_NAMES } from '../make/coordinates';

/** Ids are part of addresses (#step, embed/figure/), so they are plain lower-case words joined by hyphens. */
export const id = v.pipe(
  v.string('应是一个编号'),
  v.trim(),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '编号只能用小写英文字母、数字和短横线，并以字母开头'),
);
const plain = v.pipe(v.string('应是一段文字'), v.trim());
/** More stands in no drawing and on no sheet; a name is set in one line or two. */
const LONGEST_TEXT = 1000;
const LONGEST_NAME = 60;
/** It stands in the foot of pages. */
const LONGEST_CONTACT = 120;
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
const text = filled(LONGEST_TEXT);
const name = filled(LONGEST_NAME);
const PLACEHOLDER = '这是占位的字，不是内容；没有就空着';
const free = (most: number) =>
  v.optional(
    v.pipe(
      plain,
      atMost(most),
      v.check((value) => !isPlaceholder(value), PLACEHOLDER),
    ),
    '',
  );
const words = free(LONGEST_TEXT);
const label = free(LONGEST_NAME);
const date = (pattern: RegExp, message: string) =>
  v.optional(
    v.pipe(
      plain,
      v.regex(pattern, message),
      v.check((value) => dateExists(pattern, value), '日历上没有这一天；请改正，没有就空着'),
    ),
    '',
  );
const names = v.optional(v.array(name, '应是一个列表'), []);
const ids = v.optional(v.array(id, '应是编号的列表，写成 [编号, 编号]'), []);
const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false'], '只能写 true 或 false'),
    v.transform((value) => value === 'true'),
  ),
  'false',
);
const number = (message: string) => v.pipe(v.string(message), v.trim(), v.regex(/^-?\d+(\.\d+)?$/, message), v.toNumber());
const degrees = (name: string, example: string) => number(`${name}只能写小数，例如 ${example}，不带符号和空格`);
const metres = number('只能写不小于 0 的数（米），不带单位');
const whole = (message: string) => v.pipe(v.string(message), v.trim(), v.regex(/^[1-9]\d*$/, message), v.toNumber());
const between = (low: number, high: number) => {
  const message = `只能写 ${low} 到 ${high} 的整数`;
  return v.pipe(whole(message), v.maxValue(high, message), v.minValue(low, message));
};
const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, `只能写 ${options.join('、')}${options.length > 1 ? ' 之一' : ''}`);
const crs = v.picklist(CRS_NAMES, `坐标系没有写明或认不出来；只能写 ${CRS_NAMES.join('、')} 之一`);
const positive = (schema: ReturnType<typeof number>) => v.pipe(schema, v.minValue(0, '只能写不小于 0 的数（米），不带单位'));

/** More sections, or more leads of a section, stand in no drawing. How many there are is counted from the story. */
const MOST_SECTIONS = 9;
const MOST_LEADS = 4;
const LONGEST_WORDS = 24;
/** Numbers are drawn and read as they are written: none is so large that its digits would change. */
const MOST = 999_999_999;
const empty = <Value>(value: Value) =>
  v.pipe(
    v.literal(''),
    v.transform(() => value),
  );
const part = v.union([between(1, MOST_SECTIONS), oneOf(OTHER_PARTS)], `只能写报告的第几部分（1、2、3……），或 ${OTHER_PARTS.join('、')}`);
const idOrNone = v.union([empty(''), id]);

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

export const streetRow = v.strictObject({
  id,
  name,
  code: v.pipe(v.string(), v.trim(), v.regex(/^\d{9}$/, '只能写 9 位数字的街道代码')),
  lon: degrees('经度', '120.12345'),
  lat: degrees('纬度', '30.12345'),
  crs,
  represents: text,
  spread_m: positive(metres),
  sources: text,
  former: name,
});

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

/** A cell that may be empty, which is null. */
const orEmpty = <const Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema, message: string) =>
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

/** What of a position belongs together is checked with the row (check/places.ts). */
export const placeRow = v.strictObject({
  id,
  name,
  kind: name,
  section: orEmpty(v.union([v.picklist(OTHER_PARTS), whole('')]), `只能空着，或写报告的第几部分（如 1）、${OTHER_PARTS.join('、')}`),
  lon: orEmpty(degrees('经度', '120.12345'), '经度只能写小数，例如 120.12345，不带符号和空格；没有位置就空着'),
  lat: orEmpty(degrees('纬度', '30.12345'), '纬度只能写小数，例如 30.12345，不带符号和空格；没有位置就空着'),
  crs: orEmpty(crs, `坐标系认不出来；只能写 ${CRS_NAMES.join('、')} 之一`),
  spread_m: orEmpty(positive(metres), '只能空着，或写不小于 0 的数（米），不带单位'),
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

/** Checked as a whole, for a line of the wrong kind would otherwise give a fault for each of its points. */
export const isLine = (value: unknown): value is number[][] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.every((at: unknown) => Array.isArray(at) && at.length >= 2 && at.every((axis) => typeof axis === 'number'));
const lineCoordinates = v.custom<number[][]>(isLine, '应是点的列表：至少两个点，每个点写成 [经度, 纬度]');

export const waterways = v.looseObject({
  type: v.literal('FeatureCollection', '应是 FeatureCollection'),
  features: v.array(
    v.looseObject({
      properties: v.looseObject({ id, name, crs, credit: text }, '应有 id、name、crs、credit 四项'),
      geometry: v.looseObject(
        {
          type: v.literal('LineString', '水系只能画成 LineString（一条线）'),
          coordinates: lineCoordinates,
        },
        '应是一条 LineString',
      ),
    }),
    '应是水系的列表',
  ),
});

const lines = v.looseObject(
  {
    type: v.picklist(
      ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
      '区界只能画成 LineString、MultiLineString、Polygon 或 MultiPolygon',
    ),
    coordinates: v.array(v.any(), '应是点的列表'),
  },
  '应是一条线或一个面',
);

export const boundaryFeature = v.looseObject({
  properties: v.looseObject({ crs, source: text }, '应有 crs、source 两项'),
  geometry: lines,
});

export const boundary = v.looseObject({
  type: v.literal('FeatureCollection', '应是 FeatureCollection'),
  features: v.pipe(v.array(boundaryFeature, '应是区界的列表'), v.minLength(1, '应至少有一条线或一个面')),
});

const scene = v.strictObject(
  {
    layout: oneOf(FIGURE_KINDS),
    focus: ids,
    places: ids,
    emphasis: ids,
    platforms: flag,
    basis: flag,
    reveal: flag,
    note: words,
    fold: v.optional(between(1, MOST_LEADS)),
  },
  '应写成 { layout: … }',
);

const step = v.strictObject(
  { id, was: ids, title: name, prose: text, notes: text, figure: v.optional(id), finder: flag, scene },
  '应是一步：id、title、prose、notes、scene',
);

const chapter = v.strictObject(
  {
    id,
    title: name,
    numeral: label,
    foot: flag,
    section: v.optional(between(1, MOST_SECTIONS)),
    heading: label,
    result: label,
    leads: v.pipe(names, v.maxLength(MOST_LEADS, `太多了，最多 ${MOST_LEADS} 条`)),
    steps: v.pipe(v.array(step, '应是步的列表'), v.minLength(1, '一章至少要有一步')),
  },
  '应是一章：id、title、steps',
);

const figure = v.strictObject({
  id,
  was: ids,
  kind: oneOf(FIGURE_KINDS),
  title: name,
  summary: text,
  fact: v.optional(id),
  glyph: v.optional(oneOf(['boat', 'bridge', 'roof', 'ripple', 'sail'])),
  unit_label: label,
  noun: label,
  rows: v.optional(oneOf(MAP_ROWS)),
  counts: words,
  not: words,
  source: words,
  part: v.optional(part),
  strand: v.optional(id),
});

export const storyFile = v.strictObject({
  names,
  chapters: v.pipe(v.array(chapter, '应是章的列表'), v.minLength(1, '至少要有一章')),
  figures: v.array(figure, '应是图的列表'),
});

const host = v.pipe(
  v.string('应是主机名'),
  v.trim(),
  v.regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i,
    '只能写主机名，例如 www.example.cn，不带 https:// 和路径',
  ),
);

/** A number of a register of websites, or nothing. */
const record = (isOne: (value: string) => boolean, what: string, example: string) =>
  v.optional(
    v.pipe(
      plain,
      v.check((value) => value === '' || isOne(value), `不是${what}的写法；照备案的写，例如 ${example}，前面不写“备案号”；还没有就空着`),
    ),
    '',
  );

/** Degrees; a whole prefecture is larger, a district never. */
const LARGEST_BOX = 2;
const BOX_ORDER = '四个数的次序是 [西, 南, 东, 北]：经度、纬度、经度、纬度，西要小于东，南要小于北';

/** West, south, east, north in degrees, WGS84; in China, so east of 70°. */
export const districtBox = v.pipe(
  v.strictTuple(
    [degrees('西', '120.1'), degrees('南', '30.1'), degrees('东', '120.3'), degrees('北', '30.3')],
    '应是四个数：[西, 南, 东, 北]',
  ),
  v.check(([west, south, east, north]) => west < east && south < north && south >= -90 && north <= 90, BOX_ORDER),
  // Were a box typed as latitude, longitude, every right point would be called swapped.
  v.check(([west, south]) => west > 70 && south < 60, BOX_ORDER),
  v.check(
    ([west, south, east, north]) => west <= 70 || south >= 60 || (east - west <= LARGEST_BOX && north - south <= LARGEST_BOX),
    `这个范围太大，查不出写错的坐标；一个区东西、南北都不到 ${LARGEST_BOX} 度`,
  ),
);

/** The ends of the compass by which a water's end is named. */
const ENDS = ['东', '南', '西', '北'] as const;
/** Characters of the page's own seal. */
const SEAL = 4;

/** What is said and drawn otherwise in another district. */
const local = v.strictObject(
  {
    water: name,
    main_water: id,
    order_from: v.optional(v.picklist(['', ...ENDS], `只能写 ${ENDS.join('、')} 之一；照河的走向排，就空着`), ''),
    unit: name,
    seal: v.pipe(
      plain,
      v.check((value) => [...value].length === SEAL, `印章上正好 ${SEAL} 个字`),
    ),
    drawings: oneOf(DRAWINGS),
  },
  '应有 water、main_water、unit、seal、drawings 五项',
);

export const siteFile = v.strictObject({
  title: name,
  subtitle: name,
  description: text,
  language: v.pipe(
    plain,
    v.nonEmpty('必须填写'),
    v.regex(/^$|^(?!xx+$)[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$/, '只能写语言的代码，例如 zh-CN'),
  ),
  address: v.optional(
    v.pipe(
      plain,
      v.check((value) => value === '' || isFolderAddress(value), '只能空着，或写完整的网址，以 / 结尾，例如 https://www.example.cn/art/x/'),
    ),
    '',
  ),
  contact: v.optional(
    v.pipe(
      free(LONGEST_CONTACT),
      v.check(
        (value) => value === '' || reachesIn(value).length > 0,
        '里面要有电话、邮箱或以 https:// 开头的网址，例如 010-12345678；固定电话写区号，数字用半角；没有就空着',
      ),
    ),
    '',
  ),
  icp: record(isIcpRecord, ' ICP 备案号', '浙ICP备12345678号-1'),
  police_record: record((value) => policeCode(value) !== undefined, '公安备案号', '浙公网安备12345602000001号'),
  region: v.optional(v.array(text, '应是地名的列表，例如 [某某省, 某某市, 某某区]'), []),
  local,
  fictional: flag,
  report: v.strictObject({ title: name, name, period: name, platforms_open: flag }),
  meta: v.strictObject({
    site_name: words,
    column_name: words,
    pub_date: date(DAY, '只能空着，或写成 2022-01-31 这样的日期'),
    content_source: words,
    site_id_code: v.optional(
      v.pipe(plain, v.regex(/^$|^(?:[1-8][1-7]|bm)\d{8}$/, '只能空着，或写 10 位数字的网站标识码，例如 1234560001')),
      '',
    ),
    keywords: words,
  }),
  map: v.strictObject({
    review_number: v.optional(
      v.pipe(
        plain,
        v.check(
          (value) => value === '' || isReviewNumber(value),
          '不是审图号的写法；照批件写，例如 浙S(2022)12号、GS(2023)1234号，前面不写“审图号”；还没有就空着',
        ),
      ),
      '',
    ),
    source: text,
    position_note: text,
    data_date: date(WHEN, '只能空着，或写成 2022年、2022年1月、2022年1月31日'),
    basemap: oneOf(['embedded', 'tianditu', 'raster']),
    basemap_source: words,
    tianditu: v.optional(
      v.strictObject(
        { layer: v.optional(oneOf(['vec', 'img']), 'vec'), host: v.optional(text, 'https://t{s}.tianditu.gov.cn') },
        '应写成 { layer: vec }',
      ),
      {},
    ),
    raster: v.optional(
      v.pipe(
        v.strictObject(
          {
            url: text,
            crs: oneOf(['WGS84', 'CGCS2000', 'GCJ02', 'BD09']),
            min_zoom: v.optional(between(1, 22), '1'),
            max_zoom: v.optional(between(1, 22), '18'),
          },
          '应写成 { url: …, crs: … }',
        ),
        v.forward(
          v.check(({ min_zoom, max_zoom }) => min_zoom <= max_zoom, 'min_zoom 比 max_zoom 大，请对调'),
          ['min_zoom'],
        ),
      ),
    ),
    district_bbox: districtBox,
  }),
  allowed_hosts: v.optional(v.array(host, '应是主机名的列表'), []),
  offline_voice: flag,
  merger: v.optional(
    v.pipe(
      v.strictObject({ year: date(WHEN, '只能空着，或写成 2021年、2021年4月、2021年4月9日'), source: words, name: label }),
      v.forward(
        v.check(({ year, source }) => year === '' || source !== '', '写了年份，就必须写明据哪里来'),
        ['source'],
      ),
    ),
    {},
  ),
});

export type FactRow = v.InferOutput<typeof factRow>;
export type StreetRow = v.InferOutput<typeof streetRow>;
export type PlatformRow = v.InferOutput<typeof platformRow>;
export type PlaceRow = v.InferOutput<typeof placeRow>;
export type DeedRow = v.InferOutput<typeof deedRow>;
export type BoundaryFile = v.InferOutput<typeof boundary>;
export type WaterwaysFile = v.InferOutput<typeof waterways>;
export type StoryFile = v.InferOutput<typeof storyFile>;
export type SiteFile = v.InferOutput<typeof siteFile>;
