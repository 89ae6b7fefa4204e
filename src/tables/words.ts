/** What drawings, tables and pages say in the same words. */
import type { Part } from '../story/kinds';
import type { MapDuties } from '../story/types';

/** What a story that is made up says of itself wherever it is told. */
export const FICTIONAL = '虚构示例';

/** That of a story which may be one; else empty. */
export const markOf = ({ fictional }: { readonly fictional: boolean }): string => (fictional ? FICTIONAL : '');

/** What an open end says, in the picture, its table and its summary: only of a lower bound. */
export const OPEN_END = '末尾的飞白是“余”：原文没有给出确数';

/** The 审图号 as every map and its page say it; that it is wanting, where there must be one; else empty. */
export function reviewOf({ reviewNumber, reviewPending }: Pick<MapDuties, 'reviewNumber' | 'reviewPending'>): string {
  return reviewNumber ? `审图号：${reviewNumber}` : reviewPending ? '审图号待补' : '';
}

/** A whole number below a hundred as it is written in Chinese. */
function numeral(value: number): string {
  const digit = (of: number): string => '零一二三四五六七八九'.charAt(of);
  if (value < 10) return digit(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : digit(tens)}十${ones === 0 ? '' : digit(ones)}`;
}

/** A section of the report, 1-based, as the report counts them; another part by its own name. */
export const sectionName = (part: Part): string => (typeof part === 'number' ? `第${numeral(part)}部分` : part);

/** Of a place that no source locates. */
export const UNPLACED = '位置待提供';

/** How far off a point may lie, metres; 0 = nobody says. */
export const spreadWords = (spreadM: number): string => (spreadM > 0 ? `可能差到 ${spreadM} 米` : '资料没有写误差');

/** How sure a point is. */
export const confidenceWords = { high: '把握大', 'medium-high': '把握较大', medium: '把握一般' } as const;
