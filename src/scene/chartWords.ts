/** What charts say of themselves: fetched with them. What they say of the district stands in the data folder. */
export const tiles = (unit: string): string => `一格一个${unit}，方位近似，大小没有含义`;
export const streams = '细流只是画意，条数没有含义';
export const listGoesOn = '原文的“等”，没有列完';
export const oneSentence = '同一句话里的事';
export const openOne = '点开一折，看这一段做了什么';
export const openSome = '有箭头的点得开，其余见数据表';
export const openNone = '做了什么，见数据表';
export const rollUp = '卷起';
export const water = '同在一条水上，次序和远近没有含义';
/** After the last of some that the report names. */
export const AND_SO_ON = '等';
export const strandHeads = ['题目', '做法', '回音'] as const;
export const strands = '线到哪里，报告就写到哪里';
export const othersInTable = '其余见文中数据表';
export const follow = '跟着看';
export const followed = (theme: string): string => `跟着看：${theme}`;
