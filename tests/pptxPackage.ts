/** Whether a slide show is one that PowerPoint opens without repairing it (ECMA-376, parts 1 and 2). */
import { DOMParser } from 'linkedom';
import { SaxesParser } from 'saxes';

/** Element → the children that it may have, in the order of the schema; `*` = as often as one likes, `|` = any of these. */
const ORDER: Readonly<Record<string, string>> = {
  'p:presentation': 'p:sldMasterIdLst p:notesMasterIdLst p:sldIdLst p:sldSz p:notesSz',
  'p:sldMaster': 'p:cSld p:clrMap p:sldLayoutIdLst p:txStyles',
  'p:sldLayout': 'p:cSld p:clrMapOvr',
  'p:notesMaster': 'p:cSld p:clrMap p:notesStyle',
  'p:sld': 'p:cSld p:clrMapOvr',
  'p:notes': 'p:cSld p:clrMapOvr',
  'p:cSld': 'p:bg p:spTree',
  'p:spTree': 'p:nvGrpSpPr p:grpSpPr p:sp|p:grpSp|p:graphicFrame*',
  'p:grpSp': 'p:nvGrpSpPr p:grpSpPr p:sp|p:grpSp*',
  'p:nvGrpSpPr': 'p:cNvPr p:cNvGrpSpPr p:nvPr',
  'p:grpSpPr': 'a:xfrm',
  'p:sp': 'p:nvSpPr p:spPr p:txBody',
  'p:nvSpPr': 'p:cNvPr p:cNvSpPr p:nvPr',
  'p:cNvPr': 'a:hlinkClick',
  'p:nvPr': 'p:ph',
  'p:spPr': 'a:xfrm a:custGeom|a:prstGeom a:noFill|a:solidFill|a:gradFill a:ln',
  'a:xfrm': 'a:off a:ext a:chOff a:chExt',
  'a:custGeom': 'a:avLst a:gdLst a:ahLst a:cxnLst a:rect a:pathLst',
  'a:pathLst': 'a:path*',
  'a:path': 'a:moveTo|a:lnTo|a:cubicBezTo|a:close*',
  'a:ln': 'a:noFill|a:solidFill a:prstDash a:round',
  'a:gradFill': 'a:gsLst a:lin',
  'p:txBody': 'a:bodyPr a:lstStyle a:p*',
  'a:txBody': 'a:bodyPr a:lstStyle a:p*',
  'a:p': 'a:pPr a:r|a:br|a:fld* a:endParaRPr',
  'a:pPr': 'a:lnSpc a:spcBef a:buNone',
  'a:r': 'a:rPr a:t',
  'a:fld': 'a:rPr a:t',
  'a:rPr': 'a:solidFill a:effectLst a:latin a:ea',
  'p:graphicFrame': 'p:nvGraphicFramePr p:xfrm a:graphic',
  'a:tbl': 'a:tblPr a:tblGrid a:tr*',
  'a:tr': 'a:tc*',
  'a:tc': 'a:txBody a:tcPr',
  'a:tcPr': 'a:lnL a:lnR a:lnT a:lnB a:noFill|a:solidFill',
  'a:theme': 'a:themeElements',
  'a:themeElements': 'a:clrScheme a:fontScheme a:fmtScheme',
  'a:clrScheme': 'a:dk1 a:lt1 a:dk2 a:lt2 a:accent1 a:accent2 a:accent3 a:accent4 a:accent5 a:accent6 a:hlink a:folHlink',
};
const PATTERNS = new Map(
  Object.entries(ORDER).map(([name, list]) => {
    const each = list.split(' ').map((child) => `(?:(?:${child.replace('*', '')}) )${child.endsWith('*') ? '*' : '?'}`);
    return [name, new RegExp(`^${each.join('')}$`)] as const;
  }),
);

/** A part as a tree. */
export function treeOf(xml: string): Element {
  const { documentElement } = new DOMParser().parseFromString(xml, 'text/xml');
  return documentElement as unknown as Element;
}

/** Elements of a name below another, with their prefix. */
export function all(root: Element, name: string): Element[] {
  return [...root.getElementsByTagName(name)];
}

function wellFormed(xml: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  let fault: string | null = null;
  parser.on('error', ({ message }) => (fault ??= message));
  parser.write(xml).close();
  return fault;
}

/** The part to which a relationship leads. */
function resolved(from: string, target: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** All that is wrong with a package; empty = nothing. */
export function faultsOf(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const broken = [...parts].flatMap(([name, xml]) => wellFormed(xml) ?? []).slice(0, 3);
  if (broken.length) return broken;
  const types = treeOf(parts.get('[Content_Types].xml') ?? '<Types/>');
  const overrides = all(types, 'Override').map((each) => each.getAttribute('PartName')?.slice(1) ?? '');
  for (const name of overrides) if (!parts.has(name)) faults.push(`declared, but not there: ${name}`);
  if (new Set(overrides).size < overrides.length) faults.push('declared twice');
  for (const [name, xml] of parts) {
    if (name === '[Content_Types].xml') continue;
    if (name.endsWith('.rels')) {
      const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
      for (const relation of all(treeOf(xml), 'Relationship')) {
        const target = relation.getAttribute('Target') ?? '';
        if (relation.getAttribute('TargetMode') !== 'External' && !parts.has(resolved(owner, target))) faults.push(`${name}: ${target}`);
      }
      continue;
    }
    if (!overrides.includes(name)) faults.push(`not declared: ${name}`);
    const cut = name.lastIndexOf('/') + 1;
    const rels = treeOf(parts.get(`${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`) ?? '<Relationships/>');
    const known = new Set(all(rels, 'Relationship').map((each) => each.getAttribute('Id')));
    for (const [, id = ''] of xml.matchAll(/ r:id="([^"]*)"/g)) if (!known.has(id)) faults.push(`${name}: no relationship ${id}`);
    const root = treeOf(xml);
    const ids = all(root, 'p:cNvPr').map((each) => each.getAttribute('id'));
    if (new Set(ids).size < ids.length) faults.push(`${name}: one id for several shapes`);
    for (const element of [root, ...root.querySelectorAll('*')]) {
      const children = [...element.children].map(({ tagName }) => `${tagName} `).join('');
      if (PATTERNS.get(element.tagName)?.test(children) === false)
        faults.push(`${name}: ${element.tagName} holds ${children.slice(0, 200)}`);
      if (element.tagName === 'a:path' && element.firstElementChild?.tagName !== 'a:moveTo') faults.push(`${name}: a path from nowhere`);
      if (/^a:(?:ext|chExt)$/.test(element.tagName) && /"-/.test(element.outerHTML)) faults.push(`${name}: a size below zero`);
    }
  }
  for (const slide of all(treeOf(parts.get('ppt/presentation.xml') ?? '<none/>'), 'p:sldId'))
    if (Number(slide.getAttribute('id')) < 256) faults.push('a slide numbered below 256');
  return faults;
}
