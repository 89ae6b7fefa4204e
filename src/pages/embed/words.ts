/** Words that travel with the script inside every figure's page. */
export const framed = {
  notOpened: '没有打开？请复制网址：',
} as const;

/** Words of the embeds and of the editors' page. */
export const words = {
  readIn: (title: string): string => `在《${title}》里看`,
  storyTitle: (title: string): string => `${title}：一步一步看`,
  editors: '嵌入与下载',
  lead: '整卷故事和每一幅图，都可以放进别的网页、公众号文章和报纸。数字逐字照录，来源写在图上。',
  ways: [
    ['能放脚本的网站', '用“脚本代码”：高度自动合适；脚本被过滤掉，链接还在。'],
    ['只能放 iframe 的系统', '用“iframe 代码”。框里的网页会报告高度，Datawrapper 和 pym.js 的监听都听得懂；都没有的，把高度写够。'],
    ['头条号、客户端、报纸', '用图片：每幅图都有 1080 像素宽的 PNG、两倍的 PNG 和 SVG，标题、原文数字、来源都在图上。'],
  ],
  /** Where the files of `downloads/` are made. */
  wechat: [
    '公众号',
    '点“复制到公众号”，到公众号的编辑器里粘贴：正文和矢量图一起进去，不必传图片。图本来是完整的，读者轻点，就从头一步一步展开。发布以前，请在手机上预览一遍。',
  ],
  article: (name: string): string => `公众号文章：${name}`,
  copyArticle: '复制到公众号',
  articleCopied: '已复制，到公众号的编辑器里粘贴。',
  articleByHand: '没有复制上：请下载旁边的文章，用浏览器打开，全选、复制。',
  tryOut: '在不同宽度的文章里试一试',
  which: '哪一幅',
  width: '文章宽度',
  widths: [
    ['375', '手机 375'],
    ['640', '专栏 640'],
    ['960', '通栏 960'],
  ],
  all: '全部图',
  frame: 'iframe 代码',
  script: '脚本代码',
  open: '单独打开',
  files: '现成的文件',
  kit: '全部打包下载（含使用说明）',
  workbook: '全部数据表，一个 Excel 工作簿',
  slides: '可以改的演示（PPTX，PowerPoint、WPS 打开）',
  noScript: '不开脚本时，代码里的网址请自己改成发布后的网址。',
} as const;
