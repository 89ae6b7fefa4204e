/** Whether a slide show is one that PowerPoint opens without repairing it (ECMA-376, parts 1 and 2). */
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

/** An element of a part. */
export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Tree[];
  /** Its own, without that of its children. */
  readonly text: string;
}

/**
 * A part as a tree.
 * @throws Error if it is not well-formed
 */
export function treeOf(xml: string): Tree {
  const parser = new SaxesParser({ xmlns: false });
  type Growing = { name: string; attributes: Record<string, string>; children: Growing[]; text: string };
  const top: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own: Growing = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(own);
    open.push(own);
  });
  parser.on('text', (text) => {
    const own = open.at(-1);
    if (own) own.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('an empty part');
  return root;
}

/** An element and all below it. */
export const everyOne = (root: Tree): Tree[] => {
  const list: Tree[] = [];
  const add = (each: Tree): void => {
    list.push(each);
    each.children.forEach(add);
  };
  add(root);
  return list;
};

/** Elements of a name, with its prefix. */
export const all = (root: Tree, name: string): Tree[] => everyOne(root).filter((each) => each.name === name);

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
  const trees = new Map<string, Tree>();
  for (const [name, xml] of parts) {
    try {
      trees.set(name, treeOf(xml));
    } catch (error) {
      faults.push(`${name}: ${String(error)}`);
    }
  }
  const below = (name: string, child: string): Tree[] => {
    const tree = trees.get(name);
    return tree ? all(tree, child) : [];
  };
  const overrides = below('[Content_Types].xml', 'Override').map(({ attributes }) => attributes.PartName?.slice(1) ?? '');
  for (const name of overrides) if (!parts.has(name)) faults.push(`declared, but not there: ${name}`);
  if (new Set(overrides).size < overrides.length) faults.push('declared twice');
  for (const [name, tree] of trees) {
    if (name === '[Content_Types].xml') continue;
    if (name.endsWith('.rels')) {
      const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
      for (const { attributes } of all(tree, 'Relationship')) {
        const target = attributes.Target ?? '';
        if (attributes.TargetMode !== 'External' && !parts.has(resolved(owner, target))) faults.push(`${name}: ${target}`);
      }
      continue;
    }
    if (!overrides.includes(name)) faults.push(`not declared: ${name}`);
    const cut = name.lastIndexOf('/') + 1;
    const known = new Set(
      below(`${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`, 'Relationship').map(({ attributes }) => attributes.Id),
    );
    const ids = new Set<string>();
    for (const { name: tag, attributes, children } of everyOne(tree)) {
      const id = attributes['r:id'];
      if (id !== undefined && !known.has(id)) faults.push(`${name}: no relationship ${id}`);
      if (tag === 'p:cNvPr') {
        if (ids.has(attributes.id ?? '')) faults.push(`${name}: one id for several shapes`);
        ids.add(attributes.id ?? '');
      }
      const held = children.map((child) => `${child.name} `).join('');
      if (PATTERNS.get(tag)?.test(held) === false) faults.push(`${name}: ${tag} holds ${held.slice(0, 200)}`);
      if (tag === 'a:path' && children[0]?.name !== 'a:moveTo') faults.push(`${name}: a path from nowhere`);
      if (/^a:(?:ext|chExt)$/.test(tag) && Object.values(attributes).some((size) => !/^\d+$/.test(size))) faults.push(`${name}: no size`);
    }
  }
  for (const { attributes } of below('ppt/presentation.xml', 'p:sldId'))
    if (Number(attributes.id) < 256) faults.push('a slide numbered below 256');
  return faults;
}
