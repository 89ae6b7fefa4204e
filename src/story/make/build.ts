/** Checked files → Story. Runs only when nothing is wrong. */
import { boundaryOf } from './boundary';
import { toWgs84 } from './coordinates';
import { courseOf, landRadius, lineBounds, nearestLine, nearestNeighbours, orderAlong } from './geography';
import { OPEN_END, sectionName } from '../../tables/words';
import { must } from '../../tables/must';
import { inline } from './prose';
import { basemapOf, markedFictional, siteOf } from './site';
import type { VoiceFile } from '../intake/recordings';
import type { BoundaryFile, WaterwaysFile } from '../intake/schema/geo';
import type { DeedRow, FactRow, PlaceRow, PlatformRow, StreetRow } from '../intake/schema/tables';
import type { SiteFile } from '../intake/schema/site';
import type { StoryFile } from '../intake/schema/story';
import { tileColumns, tileRows } from './tilemap';
import { tidy, waterwaysOf } from './waters';
import type { Bounds, Chapter, Fact, Figure, FigureText, Moved, Place, Story, Street, Waterway } from '../types';

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
  const waterways = waterwaysOf(files.waterways, site.local);
  const canal = waterways.find(({ main }) => main)?.line ?? [];
  const bounds: Bounds = lineBounds(canal);
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

const movedOf = (named: readonly { readonly id: string; readonly was: readonly string[] }[]): Moved[] =>
  named.flatMap(({ id, was }) => was.map((old): Moved => [old, id]));

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

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
