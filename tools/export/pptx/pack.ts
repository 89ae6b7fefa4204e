/** A slide show as a file: parts, what they are, how they refer to each other (ECMA-376, part 2). */
import { zipSync, type Zippable } from 'fflate';
import type { Story } from '../../../src/story/types';
import { notesMaster, notesPage, SIZES, slideLayout, slideMaster, slidePart } from './frames';
import { shapeMarkup, type Easel } from './markup';
import { numberOf, type Slide } from './slides';
import { tableMarkup } from './tables';
import type { Palette } from './theme';
import { element, escaped, NAMESPACES, part } from './xml';

const TYPES = 'application/vnd.openxmlformats-officedocument';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** The same bytes whenever it is packed. */
const MADE = '2000-01-01T00:00:00Z';
const PACKED_AT = new Date(2000, 0, 1, 0, 0, 0);

interface Relation {
  readonly type: string;
  readonly target: string;
  /** It leads out of the file. */
  readonly outside?: boolean;
}

const relations = (list: readonly Relation[]): string =>
  part(
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...list.map(({ type, target, outside }, k) =>
        element('Relationship', {
          Id: `rId${k + 1}`,
          Type: type.includes('/') ? type : `${OFFICE}/${type}`,
          Target: target,
          TargetMode: outside ? 'External' : null,
        }),
      ),
    ),
  );

/** A slide's own part and what it refers to. */
function slideFile(slide: Slide, index: number, slides: readonly Slide[], palette: Palette): { xml: string; rels: string } {
  const list: Relation[] = [
    { type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
    { type: 'notesSlide', target: `../notesSlides/notesSlide${index + 1}.xml` },
  ];
  const known = new Map<string, string>();
  let last = 1;
  const easel: Easel = {
    palette,
    id: () => (last += 1),
    linkTo(link) {
      const to = slides.findIndex(({ step }) => step === link);
      const outside = /^https?:/.test(link);
      if (to < 0 && !outside) return null;
      const id = known.get(link) ?? `rId${list.length + 1}`;
      if (!known.has(link))
        list.push(outside ? { type: 'hyperlink', target: link, outside } : { type: 'slide', target: `slide${to + 1}.xml` });
      known.set(link, id);
      return { id, outside };
    },
  };
  // A cover has no number.
  const shapes = [...slide.shapes, ...(index > 0 ? [numberOf(palette, index + 1)] : [])];
  const xml = slidePart(...shapes.map((shape) => (shape.kind === 'table' ? tableMarkup(easel, shape) : shapeMarkup(easel, shape))));
  return { xml, rels: relations(list) };
}

/** All parts by their names. */
export function partsOf({ site }: Story, slides: readonly Slide[], palette: Palette): Map<string, string> {
  const parts = new Map<string, string>();
  const overrides: [name: string, type: string][] = [];
  const add = (name: string, type: string, xml: string, rels: readonly Relation[] | string = []): void => {
    parts.set(name, xml);
    overrides.push([name, type]);
    const cut = name.lastIndexOf('/') + 1;
    if (rels.length) parts.set(`${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`, typeof rels === 'string' ? rels : relations(rels));
  };
  const presentation = 'presentationml.presentation.main+xml';
  const first = 3;
  const ids = slides.map((_, k) => element('p:sldId', { id: 256 + k, 'r:id': `rId${first + k + 1}` }));
  add(
    'ppt/presentation.xml',
    `${TYPES}.${presentation}`,
    part(
      element(
        'p:presentation',
        { ...NAMESPACES, saveSubsetFonts: 1 },
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>',
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>',
        element('p:sldIdLst', {}, ...ids),
        element('p:sldSz', SIZES.slide),
        element('p:notesSz', SIZES.notes),
      ),
    ),
    [
      { type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
      { type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' },
      { type: 'theme', target: 'theme/theme1.xml' },
      ...slides.map((_, k) => ({ type: 'slide', target: `slides/slide${k + 1}.xml` })),
    ],
  );
  add('ppt/slideMasters/slideMaster1.xml', `${TYPES}.presentationml.slideMaster+xml`, slideMaster, [
    { type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
    { type: 'theme', target: '../theme/theme1.xml' },
  ]);
  add('ppt/slideLayouts/slideLayout1.xml', `${TYPES}.presentationml.slideLayout+xml`, slideLayout, [
    { type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' },
  ]);
  add('ppt/notesMasters/notesMaster1.xml', `${TYPES}.presentationml.notesMaster+xml`, notesMaster, [
    { type: 'theme', target: '../theme/theme2.xml' },
  ]);
  for (const k of [1, 2]) add(`ppt/theme/theme${k}.xml`, `${TYPES}.theme+xml`, palette.theme);
  slides.forEach((slide, k) => {
    const { xml, rels } = slideFile(slide, k, slides, palette);
    add(`ppt/slides/slide${k + 1}.xml`, `${TYPES}.presentationml.slide+xml`, xml, rels);
    add(`ppt/notesSlides/notesSlide${k + 1}.xml`, `${TYPES}.presentationml.notesSlide+xml`, notesPage(slide.notes.map(escaped)), [
      { type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' },
      { type: 'slide', target: `../slides/slide${k + 1}.xml` },
    ]);
  });
  const date = (name: string): string => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, MADE);
  add(
    'docProps/core.xml',
    'application/vnd.openxmlformats-package.core-properties+xml',
    part(
      element(
        'cp:coreProperties',
        {
          'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
          'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
          'xmlns:dcterms': 'http://purl.org/dc/terms/',
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        },
        element('dc:title', {}, escaped(`${site.title}：${site.subtitle}`)),
        element('dc:subject', {}, escaped(`据《${site.report.title}》`)),
        element('dc:language', {}, 'zh-CN'),
        date('created'),
        date('modified'),
      ),
    ),
  );
  add(
    'docProps/app.xml',
    `${TYPES}.extended-properties+xml`,
    part(
      element(
        'Properties',
        { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
        element('Slides', {}, String(slides.length)),
        element('Notes', {}, String(slides.length)),
      ),
    ),
  );
  const root: Relation[] = [
    { type: 'officeDocument', target: 'ppt/presentation.xml' },
    { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    { type: 'extended-properties', target: 'docProps/app.xml' },
  ];
  const types = part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...overrides.map(([name, type]) => element('Override', { PartName: `/${name}`, ContentType: type })),
    ),
  );
  return new Map([['[Content_Types].xml', types], ['_rels/.rels', relations(root)], ...parts]);
}

/** The file itself. */
export function zipped(parts: ReadonlyMap<string, string>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, xml] of parts) entries[name] = [new TextEncoder().encode(xml), { mtime: PACKED_AT, level: 6 }];
  return zipSync(entries);
}
