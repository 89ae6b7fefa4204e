/** What the clerk is told of the data folder as it stands. */
import { changesBetween } from '../src/story/changes/changes';
import { snapshotOf } from '../src/story/changes/snapshot';
import type { ClerkReport, FaultGroup, FaultLine } from '../src/pages/clerk/report';
import { summaryOf, type Told } from './check-data';
import { lastBuild, type Earlier } from './last-build';
import { soundsWeight } from './recordings';
import { openMatters, siteReminders } from './reminders';
import type { StorySource } from './story-source';

/** Where a sentence of the check ends to say where, and begins to say what. */
const PLACE = /^(.*?)(\s*(?:写的是|空着|：)[\s\S]*)$/;

/** A sentence of the check, the place apart. */
function faultLine(sentence: string): FaultLine {
  const [, place = '', rest = sentence] = PLACE.exec(sentence) ?? [];
  return { place, rest };
}

/** Faults file by file, each in the order in which they were told. */
export function faultGroups(faults: readonly Told[]): FaultGroup[] {
  return [...new Set(faults.map(({ file }) => file))].map((name) => ({
    file: name,
    faults: faults.filter(({ file }) => file === name).map(({ sentence }) => faultLine(sentence)),
  }));
}

/** Reporter of a data folder: what the check says, and what changed since the last build, or since the first state in order that it saw. */
export function clerkReporter(source: StorySource): () => ClerkReport {
  let begun: Earlier | null = null;
  return () => {
    const report = source.report();
    const checked = new Date().toISOString();
    const good = source.good();
    const state = good && snapshotOf(good.files);
    if (state) begun ??= { at: checked, state };
    const built = lastBuild(source.dataDir);
    const earlier = built ?? begun;
    const weight = good && soundsWeight(source);
    return {
      checked,
      summary: report.ok ? summaryOf(report.story) : '',
      faults: report.ok ? [] : faultGroups(report.faults),
      shown: report.ok ? 'now' : good ? 'before' : 'nothing',
      reminders: report.ok
        ? [...report.warnings, ...openMatters(report.files), ...siteReminders(report.story.site), ...(weight ? [weight] : [])]
        : [],
      since: earlier && { what: built ? 'build' : 'start', at: earlier.at },
      changes: earlier && state ? changesBetween(earlier.state, state) : [],
    };
  };
}
