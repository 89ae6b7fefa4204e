/** What each column of the data's tables holds, in a few words for those who open the workbook. How it is filled in stands in data/README.md. */
import type { DeedRow, FactRow, PlaceRow, PlatformRow, StreetRow } from '../../src/story/intake/schema/tables';

type Words<Row> = Readonly<Record<keyof Row, string>>;

export const COLUMNS: {
  readonly facts: Words<FactRow>;
  readonly deeds: Words<DeedRow>;
  readonly streets: Words<StreetRow>;
  readonly platforms: Words<PlatformRow>;
  readonly places: Words<PlaceRow>;
} = {
  facts: {
    id: '编号',
    section: '报告的第几部分',
    lead: '第几条提领句',
    value: '数',
    unit: '单位',
    display: '原样写法',
    exactness: 'exact 准确数，atLeast 下限（有“余”）',
    phrase: '报告原句',
    counts: '算的是什么',
    not: '注意',
  },
  deeds: {
    id: '编号',
    section: '报告的第几部分，或导语、图说',
    lead: '第几条提领句',
    kind: '类别',
    name: '报告里的叫法',
    words: '本页写的短句，不是报告的话',
    strand: '报告用同一句话连起来的几行，编号相同',
    theme: '几处都说到的一件事',
    place: '地点的编号',
    fact: '数字的编号',
    open: 'true：报告列到这里，后面还有“等”',
  },
  streets: {
    id: '编号',
    name: '街道',
    code: '街道代码',
    lon: '经度',
    lat: '纬度',
    crs: '坐标系',
    represents: '这个点是什么',
    spread_m: '几种资料相差（米）',
    sources: '来源',
    former: '区划调整前所属的区',
  },
  platforms: {
    id: '编号',
    name: '平台',
    street: '街道的编号',
    basis: '依据',
    certainty: '把握：high、medium-high、medium',
    status: '提醒',
  },
  places: {
    id: '编号',
    name: '地点',
    kind: '类别',
    section: '报告哪里提到',
    lon: '经度',
    lat: '纬度',
    crs: '坐标系',
    spread_m: '可能差到（米）',
    confidence: '把握：high、medium-high、medium',
    source: '位置的来源',
  },
};
