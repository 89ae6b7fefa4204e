/** The words of the interface that come alive in the browser; those of prerendered text and of parts fetched on demand stand beside them. The story's own words live in the data folder. */
export const zh = {
  progress: (water: string): string => `${water}上的章节`,
  previous: '上一步',
  next: '下一步',
  explore: '自由查看地图',
  lacking: '这一部分没有打开，可能是网络不通，或者网页刚刚更新。',
  reload: '重新加载',
  ownPage: '打开它自己的网页',
  tilesLost: '底图没有取到，改用内置简图。',
} as const;
