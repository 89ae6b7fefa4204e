/** Turns samples into the table and the list of budgets that a person reads. */
import type { Metric, Profile, Sample } from './measure.ts';

export const COLUMNS = ['story', 'static', 'live', 'plain', 'engine'] as const;
export type Column = (typeof COLUMNS)[number];
export type Results = Record<Profile['name'], Record<Column, Sample[]>>;
/** Visits of the phone, each in a browser that has painted nothing before. */
export type Cold = Record<'story' | 'plain', Sample[]>;

export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** Smallest, middle and largest value of the rounds; undefined if no round measured it. */
export function spread(samples: readonly Sample[], metric: Metric): Spread | undefined {
  const values = samples.flatMap((sample) => sample[metric] ?? []).sort((a, b) => a - b);
  const [min, max] = [values[0], values.at(-1)];
  if (min === undefined || max === undefined) return undefined;
  const half = values.length / 2;
  const median = ((values[Math.ceil(half) - 1] ?? min) + (values[Math.floor(half)] ?? max)) / 2;
  return { min, median, max };
}

/** Middle value of the rounds; undefined if no round measured it. */
export const median = (samples: readonly Sample[], metric: Metric): number | undefined => spread(samples, metric)?.median;

export const UNMEASURED = '未测';
const HEADINGS: Record<Column, string> = { story: '故事', static: '故事（静图）', live: '故事（活图）', plain: '纯文', engine: '引擎' };
const PROFILE_NAMES: Record<Profile['name'], string> = {
  phone: '手机：390×844 @2，处理器慢 4 倍，1.6 Mbit/s，延迟 150 ms',
  desk: '桌面：1366×768 @1，不限速',
};

interface Row {
  metric: Metric;
  name: string;
  unit: number;
  digits: number;
}

export const KB = 1024;
export const MB = 1024 * 1024;
const row = (metric: Metric, name: string, unit = 1, digits = 0): Row => ({ metric, name, unit, digits });
const ROWS: readonly Row[] = [
  row('bytesToPaint', '首次绘制前收到 KB', KB, 1),
  row('htmlBytes', 'HTML KB（brotli）', KB, 1),
  row('codeBytes', '翻动前的 JS+CSS KB（brotli）', KB, 1),
  row('allCodeBytes', '读完时引擎以外的 JS+CSS KB（brotli）', KB, 1),
  row('engineBytes', '引擎 KB（brotli）', KB, 1),
  row('fcp', '首次内容绘制 FCP ms'),
  row('lcp', '最大内容绘制 LCP ms'),
  row('stageSeen', '舞台与标记可见 ms'),
  row('shift', '布局偏移（加载与通读）', 1, 4),
  row('blocking', '滚动前阻塞时间 TBT ms'),
  row('mapReady', '引擎开始加载到地图就绪 ms'),
  row('wheelToLive', '开始滚动到活地图 ms'),
  row('live', '读完时用活地图（1 是）', 1, 1),
  row('pixelRatio', '地图画布像素比', 1, 2),
  row('p50', '通读帧时间 p50 ms', 1, 1),
  row('p95', '通读帧时间 p95 ms', 1, 1),
  row('max', '通读帧时间最大 ms'),
  row('slow', '超过 33 ms 的帧 %', 1, 1),
  row('longTasks', '通读中的长任务'),
  row('heap', '读完后 JS 堆 MB', MB, 2),
  row('heapGrowth', '往返五遍后 JS 堆增长 MB', MB, 2),
  row('nodesGrowth', '往返五遍后 DOM 节点增长'),
  row('listenersGrowth', '往返五遍后监听器增长'),
];

const show = (value: number | undefined, { unit, digits }: Row): string =>
  value === undefined ? UNMEASURED : (value / unit).toFixed(digits);
/** How many times `b` is `a`; undefined where either was not measured. */
export const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined || b <= 0 ? undefined : a / b;
/** A ratio as the tables write it. */
export const showRatio = (value: number | undefined): string => (value === undefined ? '–' : `${value.toFixed(2)}×`);

/** Width in a terminal, where a Chinese character takes two cells. */
const width = (text: string): number => [...text].reduce((sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? 2 : 1), 0);

/** A table in Markdown whose columns line up in a terminal too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(width(cell), ...rows.map((cells) => width(cells[i] ?? ''))));
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, i) => {
      const space = ' '.repeat((widths[i] ?? 0) - width(cell));
      return i === 0 ? cell + space : space + cell;
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = `|${widths.map((each, i) => '-'.repeat(each + 1) + (i === 0 ? '-' : ':')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** All numbers of one profile, with the story's ratio to the plain text and the live map's to the engine alone. */
function profileTable(columns: Record<Column, Sample[]>): string {
  const rows = ROWS.map((each) => {
    const value = (column: Column): number | undefined => median(columns[column], each.metric);
    return [
      each.name,
      ...COLUMNS.map((column) => show(value(column), each)),
      showRatio(ratio(value('story'), value('plain'))),
      showRatio(ratio(value('live'), value('engine'))),
    ];
  });
  return table(['中位数', ...COLUMNS.map((column) => HEADINGS[column]), '故事/纯文', '活图/引擎'], rows);
}

function noiseTable(columns: Record<Column, Sample[]>): string {
  const noisy: readonly Metric[] = ['fcp', 'lcp', 'blocking'];
  const rows = ROWS.filter(({ metric }) => noisy.includes(metric)).map((each) => [
    each.name,
    ...COLUMNS.map((column) => {
      const found = spread(columns[column], each.metric);
      return found ? [found.min, found.median, found.max].map((value) => show(value, each)).join('/') : UNMEASURED;
    }),
  ]);
  return table(['最小/中位/最大', ...COLUMNS.map((column) => HEADINGS[column])], rows);
}

function coldTable(cold: Cold): string {
  const measured: readonly Metric[] = ['fcp', 'lcp', 'stageSeen', 'blocking'];
  const rows = ROWS.filter(({ metric }) => measured.includes(metric)).map((each) => {
    const [story, plain] = [median(cold.story, each.metric), median(cold.plain, each.metric)];
    return [each.name, show(story, each), show(plain, each), showRatio(ratio(story, plain))];
  });
  return table(['中位数', HEADINGS.story, HEADINGS.plain, '故事/纯文'], rows);
}

export interface Budget {
  name: string;
  limit: string;
  value: string;
  /** undefined: not measured. */
  met: boolean | undefined;
}

/** The budgets of the design, judged by the medians of the phone (growth by the desk). */
export function budgets({ phone, desk }: Results, cold: Cold): Budget[] {
  const list: Budget[] = [];
  const judge = (name: string, value: number | undefined, limit: number, unit: string, digits: number): void => {
    list.push({
      name,
      limit: `≤ ${limit}${unit}`,
      value: value === undefined ? UNMEASURED : `${value.toFixed(digits)}${unit}`,
      met: value === undefined ? undefined : Number(value.toFixed(digits)) <= limit,
    });
  };
  const of = (metric: Metric, column: Column = 'story', unit = 1): number | undefined => {
    const value = median(phone[column], metric);
    return value === undefined ? undefined : value / unit;
  };
  /** The worse of the default page and the page with the live map. */
  const worst = (columns: Record<Column, Sample[]>, metric: Metric, unit = 1): number | undefined => {
    const values = (['story', 'live'] as const).flatMap((column) => median(columns[column], metric) ?? []);
    return values.length > 0 ? Math.max(...values) / unit : undefined;
  };
  const [seen, painted] = [of('stageSeen'), of('fcp')];

  judge('翻动前的 JS+CSS', of('codeBytes', 'story', KB), 45, ' KB', 1);
  judge('FCP 对纯文', ratio(of('fcp'), of('fcp', 'plain')), 1.2, '×', 2);
  judge('LCP 对纯文', ratio(of('lcp'), of('lcp', 'plain')), 1.2, '×', 2);
  judge('新开的浏览器：FCP 对纯文', ratio(median(cold.story, 'fcp'), median(cold.plain, 'fcp')), 1.3, '×', 2);
  judge('新开的浏览器：LCP 对纯文', ratio(median(cold.story, 'lcp'), median(cold.plain, 'lcp')), 1.3, '×', 2);
  judge('新开的浏览器：滚动前阻塞时间', median(cold.story, 'blocking'), 50, ' ms', 0);
  judge('静态地图晚于 FCP', seen === undefined || painted === undefined ? undefined : Math.max(0, seen - painted), 0, ' ms', 0);
  judge('布局偏移', worst(phone, 'shift'), 0, '', 4);
  judge('滚动前阻塞时间', of('blocking'), 50, ' ms', 0);
  judge('活地图就绪对引擎', ratio(of('mapReady', 'live'), of('mapReady', 'engine')), 1.2, '×', 2);
  judge('通读帧时间 p95 对纯文', ratio(of('p95'), of('p95', 'plain')), 2, '×', 2);
  const pixels = of('pixelRatio', 'live');
  list.push({
    name: '手机上地图画布像素比',
    limit: '< 2（屏幕）',
    value: pixels?.toFixed(2) ?? UNMEASURED,
    met: pixels === undefined ? undefined : pixels < 2,
  });
  judge('读完后 JS 堆', worst(phone, 'heap', MB), 8, ' MB', 2);
  judge('往返五遍后 JS 堆增长', worst(desk, 'heapGrowth', MB), 0.5, ' MB', 2);
  judge('往返五遍后 DOM 节点增长', worst(desk, 'nodesGrowth'), 0, '', 0);
  judge('往返五遍后监听器增长', worst(desk, 'listenersGrowth'), 0, '', 0);
  return list;
}

/** The whole print-out. */
export function report(results: Results, cold: Cold): string {
  const parts = (Object.keys(PROFILE_NAMES) as Profile['name'][]).flatMap((name) => [
    `\n${PROFILE_NAMES[name]}`,
    profileTable(results[name]),
    '',
    noiseTable(results[name]),
  ]);
  const verdict = (met: boolean | undefined): string => (met === undefined ? UNMEASURED : met ? '达标' : '未达标');
  const rows = budgets(results, cold).map(({ name, limit, value, met }) => [name, limit, value, verdict(met)]);
  return [
    ...parts,
    '\n手机，每次新开一个浏览器',
    coldTable(cold),
    '\n预算（手机；增长看桌面；取故事与活图中较差者）',
    table(['项目', '预算', '实测', '结论'], rows),
    '\nLighthouse 不是本项目的依赖，这里不测。',
  ].join('\n');
}
