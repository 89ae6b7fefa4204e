/** What changed in the story: chapters, steps and figures, their words, their pictures and their order. */
import type { StoryFile } from '../intake/schema/story';
import { spellOut, type Wording } from '../make/prose';
import { linesOf, without, type Say } from './lines';
import { CHAPTER, FIGURE, STEP } from './names';
import { fromTo } from './pieces';
import { comings, moves, pairs, titled, type Kind } from './rows';
import { ofFigure, ofStep, stepsIn, type FigureEntry, type StepEntry } from './seen';
import type { Snapshot } from './snapshot';
import type { Change } from './types';

type ChapterEntry = StoryFile['chapters'][number];

/** Entries of the earlier state under the ids that they have now: one that was renamed says so itself. */
function renamed<Entry extends { readonly id: string; readonly was: readonly string[] }>(
  before: readonly Entry[],
  after: readonly Entry[],
): Entry[] {
  const ids = new Set(before.map(({ id }) => id));
  return before.map((entry) => {
    const heir = after.find(({ id, was }) => was.includes(entry.id) && !ids.has(id));
    return heir ? { ...entry, id: heir.id } : entry;
  });
}

/**
 * An entry with the numbers spelled in those of its texts that were written anew, both states with the same ones: a number that
 * changed is told as a number.
 */
function spelt<Entry>(entry: Entry, other: Entry, fields: readonly (keyof Entry)[], facts: readonly Wording[]): Entry {
  const anew = fields.filter((field) => entry[field] !== other[field]);
  return { ...entry, ...Object.fromEntries(anew.map((field) => [field, spellOut(String(entry[field]), facts)])) };
}

/** The numbers of both states; one that stands in both as it is now. */
const wordings = (before: Snapshot, after: Snapshot): Wording[] => [...after.facts, ...before.facts];

/** What ids in the story mean. */
function sayer(...states: readonly Snapshot[]): Say {
  const named = states.flatMap(({ streets, places, waterways, story, facts }): [string, string][] => [
    ...[...streets, ...places, ...waterways].map(({ id, name }): [string, string] => [`at ${id}`, name]),
    ...story.figures.map(({ id, title }): [string, string] => [`figure ${id}`, title]),
    ...facts.map(({ id, display }): [string, string] => [`fact ${id}`, display]),
  ]);
  const names = new Map(named);
  const of: Readonly<Record<string, string>> = { focus: 'at', places: 'at', emphasis: 'at', figure: 'figure', fact: 'fact' };
  return (field, value) => names.get(`${of[field] ?? ''} ${value}`) ?? value;
}

const WORDS = ['title', 'prose', 'notes'] as const;

function steps(before: Snapshot, after: Snapshot): Change[] {
  const { story } = after;
  const [say, facts] = [sayer(before, after), wordings(before, after)];
  const now = stepsIn(story);
  const then = renamed(stepsIn(before.story), now);
  const kind: Kind<StepEntry> = {
    noun: '步骤',
    nameOf: ({ title }) => title,
    seen: ({ id }) => ofStep(story, id),
    gist: ({ prose }) => spellOut(prose, facts),
  };
  const words = pairs(then, now).flatMap(([old, step]): Change[] => {
    const title = titled('步骤', step.title);
    const seen = kind.seen(step);
    const said = linesOf(
      { title: STEP.title, prose: STEP.prose, notes: STEP.notes },
      spelt(old, step, ['prose', 'notes'], facts),
      spelt(step, old, ['prose', 'notes'], facts),
    );
    const shown = linesOf(without(STEP, 'id', ...WORDS), old, step, say);
    return [
      ...(said.length > 0 ? [{ kind: 'words', title, lines: said, seen } as const] : []),
      ...(shown.length > 0 ? [{ kind: 'picture', title, lines: shown, seen } as const] : []),
    ];
  });
  return [...words, ...comings(kind, then, now), ...orders(kind, before.story, story, then)];
}

/** Steps that went to another chapter, and steps and chapters that stand in another order. */
function orders(kind: Kind<StepEntry>, before: StoryFile, after: StoryFile, then: readonly StepEntry[]): Change[] {
  const ids = new Map(stepsIn(before).map(({ id }, k) => [id, then[k]?.id ?? id]));
  const home = new Map(before.chapters.flatMap(({ id, steps }) => steps.map((step) => [ids.get(step.id) ?? step.id, id] as const)));
  const chapterName = (id: string): string => [...after.chapters, ...before.chapters].find((chapter) => chapter.id === id)?.title ?? id;
  const stood = new Set(before.chapters.map(({ id }) => id));
  return [
    ...after.chapters.flatMap((chapter): Change[] =>
      chapter.steps.flatMap((step): Change[] => {
        const old = home.get(step.id);
        if (old === undefined || old === chapter.id || !stood.has(chapter.id)) return [];
        const pieces = fromTo(`“${chapterName(old)}”`, `“${chapter.title}”`);
        return [{ kind: 'order', title: titled('步骤', step.title), lines: [{ label: '移到另一章', pieces }], seen: kind.seen(step) }];
      }),
    ),
    ...after.chapters.flatMap((chapter) => {
      const old = before.chapters.find(({ id }) => id === chapter.id)?.steps.map((step) => ({ ...step, id: ids.get(step.id) ?? step.id }));
      return moves(kind, old ?? [], chapter.steps, `“${chapter.title}”里各步的先后`);
    }),
  ];
}

function chapters({ story: before }: Snapshot, { story }: Snapshot): Change[] {
  const kind: Kind<ChapterEntry> = {
    noun: '章',
    nameOf: ({ title }) => title,
    seen: ({ steps: [first] }) => (first ? ofStep(story, first.id) : []),
  };
  const changed = pairs(before.chapters, story.chapters).flatMap(([old, chapter]): Change[] => {
    const lines = linesOf(without(CHAPTER, 'id'), old, chapter);
    return lines.length === 0 ? [] : [{ kind: 'words', title: titled('章', chapter.title), lines, seen: kind.seen(chapter) }];
  });
  return [...changed, ...comings(kind, before.chapters, story.chapters), ...moves(kind, before.chapters, story.chapters, '各章的先后')];
}

function figures(before: Snapshot, after: Snapshot): Change[] {
  const { story } = after;
  const [say, facts] = [sayer(before, after), wordings(before, after)];
  const then = renamed(before.story.figures, story.figures);
  const kind: Kind<FigureEntry> = { noun: '图', nameOf: ({ title }) => title, seen: ({ id }) => ofFigure(story, id) };
  const { kind: how, glyph, fact, rows, part, strand, was } = FIGURE;
  const drawn = { kind: how, glyph, fact, rows, part, strand, was };
  const said = without(FIGURE, 'id', 'kind', 'glyph', 'fact', 'rows', 'part', 'strand', 'was');
  const changed = pairs(then, story.figures).flatMap(([old, figure]): Change[] => {
    const title = titled('图', figure.title);
    const words = linesOf(said, spelt(old, figure, ['summary'], facts), spelt(figure, old, ['summary'], facts));
    const picture = linesOf(drawn, old, figure, say);
    return [
      ...(words.length > 0 ? [{ kind: 'words', title, lines: words, seen: kind.seen(figure) } as const] : []),
      ...(picture.length > 0 ? [{ kind: 'picture', title, lines: picture, seen: kind.seen(figure) } as const] : []),
    ];
  });
  return [...changed, ...comings(kind, then, story.figures)];
}

/** Every change of the story's own file. */
export function storyChanges(before: Snapshot, after: Snapshot): Change[] {
  return [chapters, steps, figures, properNames].flatMap((changes) => changes(before, after));
}

function properNames({ story: { names: before } }: Snapshot, { story: { names: after } }: Snapshot): Change[] {
  const came = after.filter((name) => !before.includes(name)).join('、');
  const went = before.filter((name) => !after.includes(name)).join('、');
  const lines = [fromTo('', came), fromTo(went, '')]
    .filter((_, k) => (k === 0 ? came : went) !== '')
    .map((pieces) => ({ label: '', pieces }));
  return lines.length === 0 ? [] : [{ kind: 'words', title: '登记的专有名词', lines, seen: [] }];
}
