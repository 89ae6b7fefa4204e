/** What each thing that a person edits is called when it has changed. A new column or setting without a name is an error of types. */
import type { DeedRow, FactRow, PlaceRow, PlatformRow, StreetRow } from '../intake/schema/tables';
import type { SiteFile } from '../intake/schema/site';
import type { StoryFile } from '../intake/schema/story';

/** A name for each field of a record, and for each of the fields inside it. */
export type Names<T> = {
  readonly [Key in keyof T]-?: NonNullable<T[Key]> extends readonly unknown[]
    ? string
    : NonNullable<T[Key]> extends object
      ? Names<NonNullable<T[Key]>>
      : string;
};

type Chapter = StoryFile['chapters'][number];
type Step = Chapter['steps'][number];

/** Columns of the tables; those of a position are told together (see place.ts). */
export const FACT: Names<FactRow> = {
  id: '编号',
  section: '第几部分',
  lead: '第几条提领句',
  value: '数',
  unit: '单位',
  display: '写法',
  exactness: '准确数还是下限',
  phrase: '报告原句',
  counts: '算的是什么',
  not: '注意',
};
export const STREET: Names<StreetRow> = {
  id: '编号',
  name: '名称',
  code: '街道代码',
  lon: '经度',
  lat: '纬度',
  crs: '坐标系',
  represents: '这个点是什么',
  spread_m: '几种资料相差（米）',
  sources: '来源',
  former: '原来所属的区',
};
export const PLATFORM: Names<PlatformRow> = {
  id: '编号',
  name: '名称',
  street: '所在街道',
  basis: '依据',
  certainty: '把握',
  status: '提醒',
};
export const PLACE: Names<PlaceRow> = {
  id: '编号',
  name: '名称',
  kind: '是什么',
  section: '报告哪里提到',
  lon: '经度',
  lat: '纬度',
  crs: '坐标系',
  spread_m: '可能差到（米）',
  confidence: '把握',
  source: '位置的来源',
};
export const DEED: Names<DeedRow> = {
  id: '编号',
  section: '第几部分',
  lead: '第几条提领句',
  kind: '类别',
  name: '报告里的叫法',
  words: '旁边的短句',
  strand: '同一句话的编号',
  theme: '几处都说到的事',
  place: '地点',
  fact: '数字',
  open: '后面还有“等”',
};

/** Entries of the story. */
export const CHAPTER: Names<Omit<Chapter, 'steps'>> = {
  id: '编号',
  title: '标题',
  numeral: '序号',
  foot: '排在页脚',
  section: '报告的第几部分',
  heading: '大标题',
  result: '小标题',
  leads: '提领句',
};
export const STEP: Names<Step> = {
  id: '编号',
  was: '旧编号',
  title: '标题',
  prose: '正文',
  notes: '讲解词',
  figure: '图',
  finder: '在这一步选街道',
  scene: {
    layout: '画面',
    focus: '镜头对准',
    places: '标出的地点',
    emphasis: '加重的水系',
    platforms: '圈出平台',
    basis: '注明依据',
    reveal: '河从上段画到下段',
    note: '图上的注',
    fold: '第几折',
  },
};
export const FIGURE: Names<StoryFile['figures'][number]> = {
  id: '编号',
  was: '旧编号',
  kind: '画法',
  title: '图题',
  summary: '一句话',
  fact: '数字',
  glyph: '图形',
  unit_label: '一个图形是什么',
  noun: '大数字旁边的字',
  rows: '表里列什么',
  counts: '算的是什么',
  not: '注意',
  source: '来源',
  part: '画报告的第几部分',
  strand: '只画哪一句',
};

/** Settings of the site. */
export const SITE: Names<SiteFile> = {
  title: '网页的名称',
  subtitle: '副题',
  description: '一句介绍',
  language: '语言',
  address: '网址',
  contact: '联系办法',
  icp: 'ICP 备案号',
  police_record: '公安备案号',
  region: '省、市、区',
  local: {
    water: '河的叫法',
    main_water: '主要的那条水',
    order_from: '从哪一头数起',
    unit: '一盏灯是一个什么',
    seal: '印章上的字',
    drawings: '页首的画和桥',
  },
  fictional: '全部内容是虚构的',
  report: { title: '报告标题', name: '报告简称', period: '统计期', platforms_open: '平台没有列完（等）' },
  meta: {
    site_name: '网站名称',
    column_name: '栏目',
    pub_date: '发布日期',
    content_source: '内容来源',
    site_id_code: '网站标识码',
    keywords: '关键词',
  },
  map: {
    review_number: '审图号',
    source: '地图数据来源',
    source_short: '地图数据来源的短写法',
    position_note: '点位说明',
    data_date: '地图数据截至',
    basemap: '底图',
    basemap_source: '底图来源',
    tianditu: { layer: '天地图图层', host: '天地图主机' },
    raster: { url: '瓦片地址', crs: '瓦片坐标系', min_zoom: '瓦片最小级', max_zoom: '瓦片最大级' },
    district_bbox: '全区大致范围',
  },
  allowed_hosts: '允许的其他主机',
  offline_voice: '不联网的文件里装录音',
  merger: { year: '区划调整的年份', source: '区划调整的依据', name: '合并以后的名称' },
};
