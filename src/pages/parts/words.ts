/** Words of the prerendered text that are not the story's own. */
export const words = {
  skip: '跳到正文',
  counts: '计的是',
  not: '注意',
  source: '来源',
  table: '数据表',
  take: '带走这幅图',
  present: '在会上演示',
  editors: '嵌入与下载',
  whole: '阅读全文',
  settings: '显示设置',
  big: '长辈版',
  standard: '标准版',
} as const;
