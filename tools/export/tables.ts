/** The story's data as files that others can read: CSV for Excel and WPS, GeoJSON for maps, JSON for programs. */
import { csvFile } from '../../src/tables/csv';
import { exactnessOf, figureTable } from '../../src/tables/figures';
import type { Cell } from '../../src/tables/table';
import { factOf } from '../../src/scene/find';
import { must } from '../../src/tables/must';
import { confidenceWords, markOf, sectionName, UNPLACED } from '../../src/tables/words';
import type { LonLat, Story } from '../../src/story/types';

export type Files = Map<string, Uint8Array>;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => bytes(`${JSON.stringify(value, null, 2)}\n`);

/** Points and lines in longitude and latitude, WGS84 (RFC 7946). */
function collection(
  mark: object,
  features: readonly { readonly id: string; readonly geometry: object | null; readonly properties: object }[],
): Uint8Array {
  return json({ type: 'FeatureCollection', ...mark, features: features.map((feature) => ({ type: 'Feature', ...feature })) });
}
const point = ([lon, lat]: LonLat): object => ({ type: 'Point', coordinates: [lon, lat] });

/** Each figure's table as `figure-id.csv`. */
export function figureTables(story: Story): Files {
  const spelled = (cell: Cell): string => (typeof cell === 'string' ? cell : factOf(story.stage, cell.fact).display);
  return new Map(
    story.stage.figures.map((figure) => {
      const { columns, rows } = figureTable(story, figure);
      return [`${figure.id}.csv`, bytes(csvFile([columns, ...rows.map((row) => row.map(spelled))], markOf(story.site)))];
    }),
  );
}

/** The whole data: `data/*.csv`, `data/*.geojson`, `data/story.json`. */
export function dataTables(story: Story): Files {
  const { facts, streets, platforms, places, waterways, duties, unit } = story.stage;
  const streetOf = (id: string) =>
    must(
      streets.find((street) => street.id === id),
      `street "${id}"`,
    );
  const recordOf = (id: string) => must(story.streets[id], `street "${id}"`);
  const placeRecordOf = (id: string) => must(story.places[id], `place "${id}"`);
  const note = duties.positionNote;
  const mark = markOf(story.site) ? { note: markOf(story.site) } : {};
  const tables = {
    facts: [
      ['编号', '部分', '数字', '原文', '准确与否', '计的是', '注意'],
      ...facts.map((fact) => [fact.id, String(fact.section), fact.display, fact.phrase, exactnessOf(fact), fact.counts, fact.not]),
    ],
    streets: [
      ['编号', unit, '经度（WGS84）', '纬度（WGS84）', '相差（米）', '这个点是什么', '来源', '说明'],
      ...streets.map(({ id, name, at, spreadM }) => [
        id,
        name,
        String(at[0]),
        String(at[1]),
        String(spreadM),
        recordOf(id).represents,
        recordOf(id).sources,
        note,
      ]),
    ],
    platforms: [
      ['编号', '平台', unit, '依据', '提醒'],
      ...platforms.map(({ id, name, street, basis, status }) => [id, name, streetOf(street).name, basis, status]),
    ],
    places: [
      ['编号', '地点', '类别', '报告哪里提到', '经度（WGS84）', '纬度（WGS84）', '可能差到（米）', '把握', '来源'],
      ...places.map(({ id, name, kind, section, at, spreadM }) => {
        const { confidence, source } = placeRecordOf(id);
        return [
          id,
          name,
          kind,
          section === null ? '' : sectionName(section),
          ...(at ? at.map(String) : [UNPLACED, UNPLACED]),
          spreadM > 0 ? String(spreadM) : '',
          confidence && confidenceWords[confidence],
          source,
        ];
      }),
    ],
  };
  const maps = {
    streets: collection(
      mark,
      streets.map(({ id, name, at, spreadM }) => ({
        id,
        geometry: point(at),
        properties: { name, spread_m: spreadM, represents: recordOf(id).represents, sources: recordOf(id).sources, note },
      })),
    ),
    platforms: collection(
      mark,
      platforms.map(({ id, name, street, basis, status }) => ({
        id,
        geometry: point(streetOf(street).at),
        properties: { name, street: streetOf(street).name, basis, status, note },
      })),
    ),
    // What has no position is a feature all the same, one without a geometry (RFC 7946, 3.2).
    places: collection(
      mark,
      places.map(({ id, name, kind, section, at, spreadM }) => ({
        id,
        geometry: at && point(at),
        properties: { name, kind, part: section === null ? null : sectionName(section), spread_m: spreadM || null, ...placeRecordOf(id) },
      })),
    ),
    waterways: collection(
      mark,
      waterways.map(({ id, name, main, line }) => ({
        id,
        geometry: { type: 'LineString', coordinates: line },
        properties: { name, main, source: duties.source },
      })),
    ),
  };
  return new Map([
    ...Object.entries(tables).map(([name, rows]) => [`data/${name}.csv`, bytes(csvFile(rows, markOf(story.site)))] as const),
    ...Object.entries(maps).map(([name, file]) => [`data/${name}.geojson`, file] as const),
    [
      'data/story.json',
      json({
        ...mark,
        title: story.site.title,
        report: story.site.report,
        facts,
        streets: streets.map(({ id, name, at, spreadM }) => ({ id, name, at, spread_m: spreadM })),
        platforms,
        places,
        position_note: note,
        source: duties.source,
      }),
    ] as const,
  ]);
}
