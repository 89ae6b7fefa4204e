/** The words of the interface that every reader meets; those of parts that are fetched on demand stand beside them. The story's own words live in the data folder. */
export const zh = {
  skip: '跳到正文',
  chapters: '章节',
  counts: '计的是',
  not: '不是',
  source: '来源',
  table: '数据表',
  scrollOn: '往下翻',
  progress: '运河上的章节',
  previous: '上一步',
  next: '下一步',
  stage: '图',
  explore: '自由查看地图',
  tilesLost: '底图没有取到，改用内置简图。',
  section: (numeral: string): string => `报告第${numeral}部分`,
} as const;
