/** The parts that every slide show has: master, layout, the notes' master. A slide says its own places; these lend the rest. */
import { EMU } from './markup';
import { SLIDE } from './slides';
import { FACES } from './theme';
import { element, NAMESPACES, part } from './xml';

/** Sizes of a slide and of a page of notes (A4 upright), EMU. */
export const SIZES = {
  slide: { cx: SLIDE.width * EMU, cy: SLIDE.height * EMU },
  notes: { cx: 6_858_000, cy: 9_144_000 },
} as const;

const NO_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>';
const NOWHERE =
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** A tree of shapes. */
const tree = (...shapes: readonly string[]): string => element('p:spTree', {}, NO_GROUP, NOWHERE, ...shapes);

const COLOURS =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const AS_MASTER = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';
const PAPER = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';

const box = (x: number, y: number, cx: number, cy: number): string =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
const px = (x: number, y: number, width: number, height: number): string => box(x * EMU, y * EMU, width * EMU, height * EMU);
const ZH = '<a:rPr lang="zh-CN"/>';

function placeholder(id: number, name: string, ph: string, where: string, text: string, anchor = 't'): string {
  const said = text ? `<a:r>${ZH}<a:t>${text}</a:t></a:r>` : '<a:endParaRPr lang="zh-CN"/>';
  const bodyPr = `<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${where}</p:spPr><p:txBody>${bodyPr}<a:lstStyle/><a:p>${said}</a:p></p:txBody></p:sp>`
  );
}
const NUMBER = '<a:fld id="{6B1F2E0A-53C7-4D0C-9F5B-1C6A3E7D2B48}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>';
const slideNumber = (id: number): string =>
  placeholder(id, '页码', 'type="sldNum" sz="quarter" idx="12"', px(16, 1000, 50, 30), '', 'ctr').replace(
    '<a:endParaRPr lang="zh-CN"/>',
    `<a:pPr algn="r"/>${NUMBER}`,
  );
const title = (id: number): string => placeholder(id, '标题', 'type="title"', px(90, 220, 620, 150), '标题', 'ctr');
const body = (id: number): string => placeholder(id, '正文', 'type="body" idx="1"', px(90, 400, 620, 500), '正文');

const level = (name: string, size: number, colour: string, typeface: string, bold: boolean): string =>
  `<a:${name} marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>` +
  `<a:defRPr lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:schemeClr val="${colour}"/></a:solidFill><a:latin typeface="${typeface}"/><a:ea typeface="${typeface}"/></a:defRPr></a:${name}>`;

/** The slides' master. */
export const slideMaster = part(
  element(
    'p:sldMaster',
    NAMESPACES,
    element('p:cSld', {}, PAPER, tree(title(2), body(3), slideNumber(4))),
    COLOURS,
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>',
    element(
      'p:txStyles',
      {},
      `<p:titleStyle>${level('lvl1pPr', 2600, 'tx1', FACES.serif, true)}</p:titleStyle>`,
      `<p:bodyStyle>${level('lvl1pPr', 1600, 'tx1', FACES.sans, false)}</p:bodyStyle>`,
      `<p:otherStyle>${level('lvl1pPr', 1600, 'tx1', FACES.sans, false)}</p:otherStyle>`,
    ),
  ),
);

/** The one layout: words on the left, a picture on the right. */
export const slideLayout = part(
  element(
    'p:sldLayout',
    { ...NAMESPACES, preserve: 1 },
    element('p:cSld', { name: '一步' }, tree(title(2), body(3), slideNumber(4))),
    AS_MASTER,
  ),
);

const image = (id: number, where: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="幻灯片"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${where ? ' idx="2"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${where}</p:spPr></p:sp>`;

/** The notes' master. */
export const notesMaster = part(
  element(
    'p:notesMaster',
    NAMESPACES,
    element(
      'p:cSld',
      {},
      PAPER,
      tree(
        image(2, box(685_800, 1_143_000, 5_486_400, 3_086_100)),
        placeholder(3, '讲稿', 'type="body" sz="quarter" idx="3"', box(685_800, 4_400_550, 5_486_400, 3_600_450), '讲稿'),
      ),
    ),
    COLOURS,
    `<p:notesStyle>${level('lvl1pPr', 1200, 'tx1', FACES.sans, false)}</p:notesStyle>`,
  ),
);

/** A page of notes: a paragraph for each. */
export function notesPage(paragraphs: readonly string[]): string {
  const said = paragraphs.map((text) =>
    element('a:p', {}, element('a:r', {}, '<a:rPr lang="zh-CN" altLang="en-US" dirty="0"/>', `<a:t>${text}</a:t>`)),
  );
  const words =
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="讲稿"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>' +
    `<p:txBody><a:bodyPr/><a:lstStyle/>${said.join('') || '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'}</p:txBody></p:sp>`;
  return part(element('p:notes', NAMESPACES, element('p:cSld', {}, tree(image(2, ''), words)), AS_MASTER));
}

/** A slide. */
export const slidePart = (...shapes: readonly string[]): string =>
  part(element('p:sld', NAMESPACES, element('p:cSld', {}, tree(...shapes)), AS_MASTER));
