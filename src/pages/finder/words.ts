/** Words of the finder; `unit` is what one that can be found is called, such as 街道. */
export const words = {
  typeStreet: (unit: string): string => `输入${unit}名或拼音`,
  chosen: (name: string): string => `已选${name}，它的情况写在名单后面。`,
  chooseHint: (unit: string): string => `从上面选一个${unit}，或者点图上的一盏灯。`,
  unknownStreet: (unit: string, asked: string): string => `没有叫“${asked}”的${unit}，请在下面选一个。`,
  noStreet: (unit: string, typed: string): string => `没有找到“${typed}”，下面是全部${unit}。`,
  nearStreets: (unit: string, typed: string, names: string): string => `没有叫“${typed}”的${unit}。是不是要找：${names}？`,
  foundStreets: (names: string): string => `找到：${names}`,
  names: (unit: string, some: readonly string[], all: number): string =>
    some.join('、') + (all > some.length ? `……共 ${all} 个${unit}` : ''),
  listAll: (unit: string, all: number): string => `展开全部 ${all} 个${unit}`,
  known: (phrase: string, not: string): string => `报告写道：${phrase}。${not}。`,
  platform: '协商平台',
  noPlatform: '报告没有点名这里的平台',
  listOpen: '；它的名单以“等”字收尾',
  alongCanal: '沿河次序',
  orderOf: (unit: string, along: string, before: string | null, after: string | null): string => {
    const place = [before && `排在${before}之后`, after && `排在${after}之前`].filter(Boolean).join('、');
    const end = before && after ? '' : after ? '，是第一个' : before ? '，是最后一个' : `只有这一个${unit}`;
    return `${along}，${place}${end}；只说先后，不说远近。`;
  },
  neighbours: '邻近',
  byPoints: '（按图上的点，由近到远）',
  nearby: '图上附近的站和桥（不是全部）',
  position: '灯的位置',
  spread: (metres: number): string => `几种资料相差 ${metres} 米`,
  copyLink: '复制链接',
  unchoose: '不选了',
  picture: '做成图片',
  copied: '链接已复制。',
  copyByHand: (text: string): string => `请手工复制：${text}`,
} as const;
