/** What an open end says, in the picture, its table and its summary: only of a lower bound. */
export const OPEN_END = '末尾的飞白是“余”：原文没有给出确数';
