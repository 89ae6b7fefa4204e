/** Checked files → Story. Runs only when nothing is wrong. */
import { boundaryOf } from './boundary';
import { brushOutline } from './brush';
import { toWgs84 } from './coordinates';
import {
  courseOf,
  diagonalMetres,
  downstream,
  landRadius,
  lengthMetres,
  lineBounds,
  nearestLine,
  nearestNeighbours,
  orderAlong,
} from './geography';
import { policeCode, reachesIn } from '../intake/forms';
import { FICTIONAL, OPEN_END, sectionName } from '../../tables/words';
import { must } from '../../tables/must';
import { inline, spellOut } from './prose';
import type { VoiceFile } from '../intake/recordings';
import type { BoundaryFile, WaterwaysFile } from '../intake/schema/geo';
import type { DeedRow, FactRow, PlaceRow, PlatformRow, StreetRow } from '../intake/schema/tables';
import type { SiteFile } from '../intake/schema/site';
import type { StoryFile } from '../intake/schema/story';
import { thinTo } from './thin';
import { tileColumns, tileRows } from './tilemap';
import type {
  Basemap,
  Bounds,
  Chapter,
  Fact,
  Figure,
  FigureText,
  Linked,
  LonLat,
  Moved,
  Place,
  Site,
  Story,
  Street,
  Waterway,
} from '../types';

/** On a map whose main water lies within a box of this diagonal, m; a larger or a smaller one has its strokes in proportion. */
const STROKES_FOR_M = 13_600;
const MAIN_STROKE = { meanWidthM: 180, maxVertices: 260 } as const;
const SIDE_STROKE = { meanWidthM: 72, maxVertices: 160 } as const;
/** Vertices of a line; more would lie nearer to each other than a map at its largest can show. */
const MOST_VERTICES = 2000;
/** How many neighbours a street's card names. */
const NEIGHBOURS = 3;

/** All data files after the schema, none of them faulty. */
export interface CheckedFiles {
  readonly facts: readonly FactRow[];
  readonly streets: readonly StreetRow[];
  readonly platforms: readonly PlatformRow[];
  readonly places: readonly PlaceRow[];
  /** undefined = the folder has none. */
  readonly deeds: readonly DeedRow[] | undefined;
  readonly waterways: WaterwaysFile;
  /** undefined = the folder has none. */
  readonly boundary: BoundaryFile | undefined;
  readonly story: StoryFile;
  readonly site: SiteFile;
  readonly voice: readonly VoiceFile[];
}

/** Puts the story together; coordinates become WGS84, orders, tiles and strokes are computed. The result is deep-frozen. */
export function buildStory(files: CheckedFiles): Story {
  const { facts, story } = files;
  const site = files.site.fictional ? markedFictional(files.site) : files.site;
  const courses = files.waterways.features.map((feature) => waterCourseOf(feature, site.local));
  const canal = courses.find(({ main }) => main)?.line ?? [];
  const bounds: Bounds = lineBounds(canal);
  // In tenths: a line that is drawn anew with a little more care keeps its stroke.
  const scale = Math.max(1, Math.round((diagonalMetres(bounds) / STROKES_FOR_M) * 10)) / 10;
  const waterways = courses.map((course, index) => waterwayOf(course, index, scale));
  const streets = streetsOf(files.streets, waterways);
  const neighbours = nearestNeighbours(streets, NEIGHBOURS);
  // No line without the authority's number: what may not be shown is not in the story.
  const boundary = files.boundary && site.map.review_number ? boundaryOf(files.boundary).map(tidy) : [];
  const movedSteps = movedOf(story.chapters.flatMap(({ steps }) => steps));
  return deepFreeze<Story>({
    stage: {
      chapters: story.chapters.filter(({ foot }) => !foot).map(chapterOf),
      foot: story.chapters.filter(({ foot }) => foot).map(chapterOf),
      figures: story.figures.map(figureOf),
      facts: [...facts],
      streets,
      platforms: files.platforms.map(({ id, name, street, basis, status }) => ({ id, name, street, basis, status })),
      places: files.places.map(placeOf),
      deeds: [...(files.deeds ?? [])],
      waterways,
      water: site.local.water,
      unit: site.local.unit,
      course: courseOf(canal),
      merged: site.merger.name,
      platformsOpen: site.report.platforms_open,
      canalBounds: bounds,
      landM: landRadius(streets, bounds),
      duties: {
        reviewNumber: site.map.review_number,
        reviewPending: site.map.review_number === '' && (site.map.basemap !== 'embedded' || files.boundary !== undefined),
        source: site.map.source,
        sourceShort: site.map.source_short || site.map.source,
        basemapSource: site.map.basemap === 'embedded' ? '' : site.map.basemap_source,
        positionNote: site.map.position_note,
        dataDate: site.map.data_date,
      },
      boundary: boundary.length > 0,
      ...(movedSteps.length > 0 && { was: movedSteps }),
    },
    steps: Object.fromEntries(
      story.chapters.flatMap(({ steps }) =>
        steps.map(({ id, prose, notes }) => [id, { prose: inline(prose), notes: inline(notes) }] as const),
      ),
    ),
    figures: Object.fromEntries(story.figures.map((figure) => [figure.id, figureTextOf(figure, facts, site)] as const)),
    streets: Object.fromEntries(
      files.streets.map(
        ({ id, code, represents, sources }) =>
          [id, { code, represents, sources, neighbours: must(neighbours.get(id), `street "${id}"`) }] as const,
      ),
    ),
    movedFigures: movedOf(story.figures),
    places: Object.fromEntries(files.places.map(({ id, confidence, source }) => [id, { confidence: confidence ?? '', source }] as const)),
    boundary,
    basemap: basemapOf(site.map),
    site: siteOf(site, facts),
    voice: {
      files: Object.fromEntries(files.voice.flatMap(({ step, kind, file }) => (step === null || kind === 'txt' ? [] : [[step, file]]))),
      offline: site.offline_voice,
    },
  });
}

/** Its subtitle and its report say it: one of them stands on every picture. */
const markedFictional = (site: SiteFile): SiteFile => ({
  ...site,
  subtitle: `${FICTIONAL} · ${site.subtitle}`,
  description: `${FICTIONAL}：${site.description}`,
  report: { ...site.report, title: `${FICTIONAL}：${site.report.title}`, name: `${FICTIONAL}：${site.report.name}` },
});

const movedOf = (named: readonly { readonly id: string; readonly was: readonly string[] }[]): Moved[] =>
  named.flatMap(({ id, was }) => was.map((old): Moved => [old, id]));

function basemapOf({ basemap, tianditu, raster }: SiteFile['map']): Basemap {
  if (basemap === 'tianditu') return { kind: 'tianditu', host: tianditu.host, layer: tianditu.layer };
  if (basemap === 'raster' && raster) return { kind: 'raster', url: raster.url, minZoom: raster.min_zoom, maxZoom: raster.max_zoom };
  return { kind: 'embedded' };
}

type WaterCourse = Pick<Waterway, 'id' | 'name' | 'main' | 'line'>;

/** The main one orders the streets. */
function waterCourseOf(
  { properties, geometry }: WaterwaysFile['features'][number],
  { main_water, order_from }: SiteFile['local'],
): WaterCourse {
  const { id, name, crs } = properties;
  const main = id === main_water;
  const drawn = geometry.coordinates.map(([lon = 0, lat = 0]) => toWgs84([lon, lat], crs));
  return { id, name, main, line: main ? downstream(tidy(drawn), order_from) : tidy(drawn) };
}

/** The main one is drawn broadest. */
function waterwayOf(course: WaterCourse, seed: number, scale: number): Waterway {
  const stroke = course.main ? MAIN_STROKE : SIDE_STROKE;
  return {
    ...course,
    brush: brushOutline(course.line, { ...stroke, scale, seed }),
    lengthM: Math.round(lengthMetres(course.line)),
    halfWidthM: (stroke.meanWidthM / 2) * scale,
  };
}

/** A line without repeated vertices, and with no more of them than a drawing can show: all that follows takes its time from their number. */
function tidy(line: readonly LonLat[]): LonLat[] {
  const moving = line.filter(([lon, lat], index) => index === 0 || lon !== line[index - 1]?.[0] || lat !== line[index - 1]?.[1]);
  return thinTo(moving, MOST_VERTICES);
}

/** What a name ends in that says only its kind; one character is left of no name. */
const KIND = /(?<=..)(?:街道|镇|乡)$/;

function streetsOf(rows: readonly StreetRow[], waterways: readonly Waterway[]): Street[] {
  const placed = rows.map((row) => ({ ...row, at: toWgs84([row.lon, row.lat], row.crs) }));
  const canal = waterways.find(({ main }) => main)?.line ?? [];
  const ordered = orderAlong(canal, placed);
  const tiles = tileRows(
    ordered.map(({ at }) => at),
    tileColumns(ordered.length),
  );
  return ordered.map(({ id, name, at, spread_m, former }, order) => ({
    id,
    name,
    label: name.replace(KIND, ''),
    at,
    spreadM: spread_m,
    former,
    order,
    nearestWaterway: must(nearestLine(at, waterways), 'waterway'),
    tile: tiles[order] ?? { row: 0, column: 0 },
  }));
}

function placeOf({ id, name, kind, section, lon, lat, crs, spread_m }: PlaceRow): Place {
  const at = lon === null || lat === null || crs === null ? null : toWgs84([lon, lat], crs);
  return { id, name, kind, section, at, spreadM: spread_m ?? 0 };
}

function chapterOf({ id, title, numeral, section, heading, result, leads, steps }: StoryFile['chapters'][number]): Chapter {
  return {
    id,
    title,
    numeral,
    section: section ?? null,
    heading,
    result,
    leads,
    steps: steps.map(({ id: stepId, title: stepTitle, figure, finder, scene }) => ({
      id: stepId,
      title: stepTitle,
      figure: figure ?? null,
      finder,
      scene: { ...scene, fold: scene.fold ?? 0 },
    })),
  };
}

function figureOf({ id, kind, title, fact, glyph, unit_label, noun, rows, part, strand }: StoryFile['figures'][number]): Figure {
  return {
    id,
    kind,
    title,
    fact: fact ?? null,
    glyph: glyph ?? null,
    unitLabel: unit_label,
    noun,
    rows: rows ?? null,
    part: part ?? null,
    strand: strand ?? '',
  };
}

/** A figure that shows a fact says what the fact's row says, unless it says something of its own. */
function figureTextOf(figure: StoryFile['figures'][number], facts: readonly Fact[], site: SiteFile): FigureText {
  const fact = facts.find(({ id }) => id === figure.fact);
  // The drawing of a lower bound ends open; who does not see it is told so in the same words.
  return {
    summary: [...inline(figure.summary), ...(fact?.exactness === 'atLeast' ? [{ text: `${OPEN_END}。` }] : [])],
    counts: figure.counts || (fact?.counts ?? ''),
    not: figure.not || (fact?.not ?? ''),
    source: figure.source || (fact ? `《${site.report.title}》${sectionName(fact.section)}` : ''),
  };
}

function siteOf(site: SiteFile, facts: readonly Fact[]): Site {
  const { title, subtitle, language, address, region, meta, fictional } = site;
  const { seal, drawings } = site.local;
  const { title: reportTitle, name, period } = site.report;
  const { year, source } = site.merger;
  return {
    title,
    subtitle,
    description: spellOut(site.description, facts),
    language,
    address,
    contact: contactOf(site.contact),
    records: recordsOf(site),
    region,
    seal,
    drawings,
    fictional,
    meta,
    allowedHosts: site.allowed_hosts,
    report: { title: reportTitle, name, period },
    merger: { year, source },
  };
}

/** The line in pieces: what reaches somebody, and the words between. */
function contactOf(line: string): Linked[] {
  const pieces: Linked[] = [];
  let at = 0;
  for (const reach of reachesIn(line)) {
    const from = line.indexOf(reach.text, at);
    pieces.push({ text: line.slice(at, from), href: '' }, reach);
    at = from + reach.text.length;
  }
  return [...pieces, { text: line.slice(at), href: '' }].filter(({ text }) => text !== '');
}

/** Each number leads to the register that has it, as the registers ask. */
function recordsOf({ icp, police_record }: SiteFile): Linked[] {
  return [
    { text: icp, href: 'https://beian.miit.gov.cn/' },
    { text: police_record, href: `https://beian.mps.gov.cn/#/query/webSearch?code=${policeCode(police_record) ?? ''}` },
  ].filter(({ text }) => text !== '');
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
