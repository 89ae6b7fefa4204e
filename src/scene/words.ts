/** What a map says of itself. What it says of the district stands in the data folder. */
export const glow = '光晕越大，位置越不确定';
/** The same where a line is short; the next line says that it is about positions. */
export const glowShort = '光晕越大越不确定';
export const inTable = '名字见文中数据表';
/** Of platforms: their rings stand on the map, some of their names do not. */
export const unnamed = '其余平台见文中数据表';
export const dataDate = (date: string): string => `数据截至：${date}`;
export const metres = (length: number): string => (length >= 1000 ? `${length / 1000} 公里` : `${length} 米`);
