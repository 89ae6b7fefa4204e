/** Bytes of the data folder → the frozen Story, or every fault in it. Pure: no disk, no DOM. */
import { buildStory, type CheckedFiles } from './make/build';
import { basemapFaults } from './check/basemap';
import { deedFaults } from './check/deeds';
import { shownFaults } from './check/deedsShown';
import { fictionalFaults } from './check/fictional';
import { idFaults } from './check/ids';
import { factFaults, platformFaults, streetCountFaults } from './check/ledger';
import { placeFaults } from './check/places';
import { plausibleFaults } from './check/plausible';
import { pointFaults } from './check/points';
import { storyFaults } from './check/story';
import { truthFaults } from './check/truth';
import { voiceFaults } from './check/voice';
import { wordFaults } from './check/words';
import { adding, firstOfEach, gathered, sortFaults, type Fault } from './intake/faults';
import { placed } from './intake/tables';
import { WORKBOOK } from './intake/workbook';
import { DATA_FILES, OPTIONAL_FILES, readSources, type DataFiles, type Parsed, type Sources } from './intake/sources';
import type { Story } from './types';

export { DATA_FILES, OPTIONAL_FILES, type DataFiles } from './intake/sources';

export type LoadResult =
  | { readonly ok: true; readonly story: Story; readonly files: CheckedFiles; readonly warnings: string[] }
  | { readonly ok: false; readonly faults: Fault[] };

const RULES = [
  idFaults,
  factFaults,
  streetCountFaults,
  platformFaults,
  pointFaults,
  placeFaults,
  plausibleFaults,
  basemapFaults,
  fictionalFaults,
  storyFaults,
  deedFaults,
  shownFaults,
  truthFaults,
  wordFaults,
  voiceFaults,
] as const;

/**
 * Reads, checks and builds the whole story. All faults of all files are reported together:
 * one broken file does not hide what is wrong in the others. Of a row or a cell that is broken as such nothing more is said.
 * @param further a rule of the caller's own; it yields to every other fault of the same place
 */
export function loadStory(files: DataFiles, further: (sources: Sources) => Fault[] = () => []): LoadResult {
  const { sources, parsed, faults, places } = readSources(files);
  const said = firstOfEach(adding([], faults));
  const all = [
    ...said,
    ...adding(
      said,
      RULES.flatMap((rule) => rule(sources)),
    ),
  ];
  const last = adding(all, further(sources));
  const told = [...all, ...last].filter(({ silent }) => !silent);
  if (told.length > 0 || !isComplete(parsed)) {
    const sorted = sortFaults(gathered(told), [WORKBOOK, ...DATA_FILES, ...OPTIONAL_FILES]);
    return { ok: false, faults: sorted.map((fault) => placed(fault, places)) };
  }
  return { ok: true, story: buildStory(parsed), files: parsed, warnings: warningsOf(parsed) };
}

function isComplete(files: Parsed): files is Parsed & CheckedFiles {
  return Object.values(files).every((file) => file !== null);
}

function warningsOf({ site, boundary }: CheckedFiles): string[] {
  if (site.map.review_number !== '' || site.fictional) return [];
  const plain = site.map.basemap === 'embedded' && !boundary;
  return [
    plain
      ? '审图号未填写（site.yaml 的 map.review_number）；页面不显示审图号，公开发布前请向主管部门确认是否需要送审。'
      : '用了底图或区界，而审图号未填写（site.yaml 的 map.review_number）；页面写明“审图号待补”，补齐以前不得公开发布。',
    ...(boundary ? ['boundary.geojson 里有区界，没有审图号不能画：区界没有画。'] : []),
  ];
}
