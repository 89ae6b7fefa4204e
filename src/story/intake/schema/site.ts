/** `site.yaml`: what each entry may hold, said in Chinese. */
import * as v from 'valibot';
import { DRAWINGS } from '../../kinds';
import { DAY, isFolderAddress, isIcpRecord, isPlaceholder, isReviewNumber, policeCode, reachesIn, WHEN } from '../forms';
import { plain, text, name, free, words, label, date, degrees, flag, between, oneOf, id } from './cells';

/** It stands in the foot of pages. */
const LONGEST_CONTACT = 120;

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

/** What a short form of a text says that the whole does not; nothing where the whole is no text itself. */
const added = ({ source, source_short }: { readonly source: string; readonly source_short: string }): string[] =>
  source === '' || isPlaceholder(source) ? [] : source_short.split(/[\s，、；。（）()]+/).filter((word) => !source.includes(word));

/** What the map says and shows, and the area in which coordinates make sense. */
const map = v.pipe(
  v.strictObject({
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
    source_short: words,
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
  v.forward(
    v.partialCheck(
      [['source'], ['source_short']],
      (settings) => added(settings).length === 0,
      ({ input }) => `source 里没有“${added(input).join('、')}”；短写法只能从 source 里省掉字，source 改了这里也要改，或空着`,
    ),
    ['source_short'],
  ),
);

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
  map,
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

export type SiteFile = v.InferOutput<typeof siteFile>;
