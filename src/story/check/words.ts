/** The words: numbers only as facts, prose short enough for a phone. */
import type { Fault } from '../intake/faults';
import { spellOut, TOKEN, type Wording } from '../make/prose';
import type { Sources } from '../intake/sources';
import type { Tree } from '../intake/tree';
import { textsAt, type Named } from './ids';
import { wordings } from './ledger';
import { numberProblems, tokenProblems } from './numbers';
import { isQuantity } from './numerals';

/** Characters of a step's prose as displayed, facts spelled out. */
const LONGEST_PROSE = 90;

const STORY_TEXTS = [
  'chapters.*.title',
  'chapters.*.heading',
  'chapters.*.result',
  'chapters.*.leads.*',
  'chapters.*.steps.*.title',
  'chapters.*.steps.*.prose',
  'chapters.*.steps.*.notes',
  'chapters.*.steps.*.scene.note',
  'figures.*.title',
  'figures.*.summary',
  'figures.*.unit_label',
  'figures.*.noun',
  'figures.*.counts',
  'figures.*.not',
] as const;

/** Settings such as merger.year or report.period are no prose and may hold digits. */
const SITE_TEXTS = ['title', 'subtitle', 'description'] as const;

/** Texts in which a token is replaced by the fact. Elsewhere it would stand on the page as it is. */
const TOKEN_TEXTS: readonly string[] = ['chapters.*.steps.*.prose', 'chapters.*.steps.*.notes', 'figures.*.summary', 'description'];

/** Faults of all prose in story.yaml and site.yaml. Without story.yaml no name is known: then only the site's tokens are judged. */
export function wordFaults(sources: Sources): Fault[] {
  const { story, site } = sources;
  const facts = wordings(sources);
  const names = textsAt(story, 'names.*');
  const listed = names.map(({ id }) => id);
  // A fact that a figure misses was reported there, once.
  const said = textsAt(story, 'figures.*.fact').map(({ id }) => id);
  const problems = (text: string): string[] => (story ? numberProblems(text, listed, facts, said) : tokenProblems(text, facts, said));
  return [
    ...nameFaults(names, facts ?? []),
    ...unusedNames(names, sources),
    ...textFaults(story, STORY_TEXTS, problems),
    ...textFaults(site, SITE_TEXTS, problems),
    ...lengthFaults(story, facts),
  ];
}

function textFaults(tree: Tree | null, patterns: readonly string[], problems: (text: string) => string[]): Fault[] {
  return patterns.flatMap((pattern) =>
    textsAt(tree, pattern).flatMap(({ id: text, ...place }) => {
      const misplaced =
        TOKEN_TEXTS.includes(pattern) || !text.includes('{fact:')
          ? []
          : ['这里不能用 {fact:编号}；它只能写在 prose、notes、summary 和 description 里'];
      return [...misplaced, ...problems(text)].map((message) => ({ ...place, found: text, message }));
    }),
  );
}

/** Without the facts nobody knows how long their wordings are: then the rest must be too long by itself. */
function lengthFaults(story: Tree | null, facts: readonly Wording[] | null): Fault[] {
  return textsAt(story, 'chapters.*.steps.*.prose').flatMap(({ id: text, ...place }) => {
    const length = [...(facts ? spellOut(text, facts) : text.replace(TOKEN, ''))].length;
    return length <= LONGEST_PROSE
      ? []
      : [{ ...place, found: text, message: `正文有 ${length} 个字，最多 ${LONGEST_PROSE} 个字，请改短，或分成两步` }];
  });
}

/** A figure of the ledger must not slip through as a name. */
function nameFaults(names: readonly Named[], facts: readonly Wording[]): Fault[] {
  return names.flatMap(({ id: name, ...place }): Fault[] => {
    const fact = facts.find(({ display }) => display !== '' && name.includes(display));
    if (fact) return [{ ...place, found: name, message: `这是 facts.csv 里的数字，不是专有名词；请在正文里写成 {fact:${fact.id}}` }];
    if (/^[\p{Nd}\p{No}\s,，.]*$/u.test(name) || isQuantity(name))
      return [{ ...place, found: name, message: '这里只登记专有名词，不能只写数字或数量' }];
    return [];
  });
}

/** Every text of a tree but those of one of its entries. */
function textsIn(node: unknown, without = ''): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === without ? [] : textsIn(value)));
}

/** A name that stands nowhere excuses nothing: it is misspelt, or what it stood in is gone. */
function unusedNames(
  names: readonly Named[],
  { story, site, waterways, facts, streets, platforms, places, deeds, hasDeeds }: Sources,
): Fault[] {
  // Where a file could not be read, it may be the one.
  if (!story || !site || !facts || !streets || !platforms || !places || (hasDeeds && !deeds)) return [];
  const cells = [facts, streets, platforms, places, deeds].flatMap((table) =>
    (table?.rows ?? []).flatMap((row) => Object.values(row.cells)),
  );
  const all = [...textsIn(story.value, 'names'), ...textsIn(site.value), ...textsIn(waterways?.value), ...cells].join('\n');
  return names
    .filter(({ id: name }) => !all.includes(name))
    .map(({ id: found, ...place }) => ({ ...place, found, message: '没有一处写到这个专有名词；请核对写法，用不着的就删去' }));
}
