/** What drawings say of themselves. What they say of the district stands in the data folder. */
export const glow = '光晕越大，位置越不确定';
export const dataDate = (date: string): string => `数据截至：${date}`;
export const metres = (length: number): string => (length >= 1000 ? `${length / 1000} 公里` : `${length} 米`);
export const tiles = '一格一个街道，方位近似，大小没有含义';
export const streams = '细流只是画意，条数没有含义';
export const circles = '圆的大小和远近，不表示多少，也不表示亲疏';
export const unfold = (lead: string): string => `展开：${lead}`;
export const shut = (lead: string): string => `收起：${lead}`;
export const water = '同在一条水上，次序和远近没有含义';
