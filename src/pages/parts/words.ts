/** Words of the prerendered text that are not the story's own. */
export const words = {
  skip: '跳到正文',
  counts: '计的是',
  not: '注意',
  source: '来源',
  picture: '图',
  stage: '随文字变化的图',
  table: '数据表',
  box: '宽的表可以左右移动',
  take: '带走这幅图',
  present: '在会上演示',
  editors: '嵌入与下载',
  statement: '无障碍说明',
  reach: '读网页有困难，请找：',
  whole: '阅读全文',
  /** Where a step asks the reader to find her street: the whole story has the field for it. */
  find: (unit: string): string => `去找${unit}`,
  /** Between links in a line. */
  between: ' · ',
  elsewhere: '这一卷',
  listen: '朗读',
  settings: '显示设置',
  big: '长辈版',
  standard: '标准版',
} as const;
