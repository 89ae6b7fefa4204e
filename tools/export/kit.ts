/** Everything an editor needs, in one file. */
import { zipSync, type Zippable } from 'fflate';
import { reviewOf } from '../../src/tables/words';
import type { Story } from '../../src/story/types';

/** The same bytes whenever it is packed. */
export const PACKED_AT = new Date(2000, 0, 1, 0, 0, 0);
const STORED = /\.(png|zip|pdf|pptx|xlsx)$/;

/** Whence the numbers and the places come, and with what care they are to be used; a line each. */
export function sourceLines({ site, stage }: Story): string[] {
  const { duties } = stage;
  // What is made up lies on no map that anybody reviews.
  const unreviewed = site.fictional ? [] : ['审图号：未填写。公开发布地图以前，请向主管部门确认是否需要送审。'];
  const review = duties.reviewNumber ? [reviewOf(duties)] : unreviewed;
  const open = stage.facts.some(({ exactness }) => exactness === 'atLeast') ? '“余”是数字的一部分，请不要改成“+”“约”“超”。' : '';
  return [
    `数字与提领句逐字引自《${site.report.title}》（${site.report.name}）。${open}数字请不要相加。`,
    `${duties.positionNote}。${duties.source}。${duties.basemapSource}`,
    ...review,
  ];
}

/** What is what, whence it comes, and how it may be used. */
function noteOf(story: Story, names: readonly string[]): string {
  const { site } = story;
  return [
    `${site.title} · ${site.subtitle}`,
    '',
    '来源',
    ...sourceLines(story),
    '',
    '使用',
    '图上的标题、数字、口径、来源请一并保留，不要裁去。网页可以嵌入：把 embed 里的网址放进 iframe，或用 embed.js。',
    ...(site.address ? [`网址：${site.address}`] : []),
    '',
    '文件',
    '图的编号.png 宽 1080 像素；@2x.png 是两倍；.svg 是矢量图，字体在内；.csv 是数据表，Excel 和 WPS 可以直接打开。',
    'cards/ 是分享卡片（1200×630）；cover-wide、cover-square 是公众号封面；long/ 是长图，按次序排好。',
    'wechat/ 是公众号文章：story.html 是整卷，图的编号.html 是一幅图。用浏览器打开，全选、复制，到公众号的编辑器里粘贴；图本来是完整的，读者轻点，就从头一步一步展开。发布以前，请在手机上预览一遍。',
    'data/ 是全部数据：CSV、GeoJSON（WGS84）、JSON；其中 yunhe-yishi.xlsx 是数据文件夹里的几张表，一张表一页，改了可以放回去用。',
    'yunhe-yishi.pdf 是 A4 讲义；yunhe-yishi-present.pdf 是一步一页的演示，电脑上只有 PDF 阅读器时用。',
    'yunhe-yishi.pptx 是可以改的演示：PowerPoint、WPS 打开，一步一页，讲稿在备注里，末尾是各图的数据表；字和图形都能选中来改，改动以后请再核对数字和来源。',
    '',
    ...names,
  ].join('\r\n');
}

/** Packs the files under their names, with the note first. */
export function pack(story: Story, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...files.keys()];
  const note = new TextEncoder().encode(`\uFEFF${noteOf(story, names)}\r\n`);
  const entries: Zippable = { '使用说明.txt': [note, { mtime: PACKED_AT }] };
  for (const [name, content] of files) entries[name] = [content, { mtime: PACKED_AT, level: STORED.test(name) ? 0 : 6 }];
  return zipSync(entries);
}
