/** What drawings, tables and pages say in the same words. */
import type { Part } from '../story/kinds';
import type { MapDuties } from '../story/types';

/** What an open end says, in the picture, its table and its summary: only of a lower bound. */
export const OPEN_END = '末尾的飞白是“余”：原文没有给出确数';

/** The 审图号 as every map and its page say it; that it is wanting, where there must be one; else empty. */
export function reviewOf({ reviewNumber, reviewPending }: Pick<MapDuties, 'reviewNumber' | 'reviewPending'>): string {
  return reviewNumber ? `审图号：${reviewNumber}` : reviewPending ? '审图号待补' : '';
}

/** A section of the report, 1-based, as the report counts them. */
export const sectionName = (section: number): string => `第${'一二三四五'.charAt(section - 1)}部分`;

/** A part of the report in words: a numbered section, or its opening words, or the captions of its photographs. */
export const partName = (part: Part): string => (typeof part === 'number' ? sectionName(part) : part);

/** Of a place that no source locates. */
export const UNPLACED = '位置待提供';

/** How far off a point may lie, metres; 0 = nobody says. */
export const spreadWords = (spreadM: number): string => (spreadM > 0 ? `可能差到 ${spreadM} 米` : '资料没有写误差');

/** How sure a point is. */
export const confidenceWords = { high: '把握大', 'medium-high': '把握较大', medium: '把握一般' } as const;
