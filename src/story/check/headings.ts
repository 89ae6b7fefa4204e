/** What is set in the heading font: used to cut the font, and to notice when a heading outgrew it. */
import { columnOf, textsAt } from './ids';
import type { Fault } from '../intake/faults';
import type { Sources } from '../intake/sources';
import type { Story } from '../types';

/** Everything that headings, labels and big numbers say, as one string (characters repeat). Of the places those that a step shows: the others are set in the text's own font. */
export function headingText(story: Story): string {
  const { chapters, foot, figures, facts, streets, platforms, places, waterways, merged } = story.stage;
  const { title, subtitle, report, seal } = story.site;
  const shown = new Set(chapters.flatMap(({ steps }) => steps.flatMap(({ scene }) => scene.places)));
  return [
    title,
    subtitle,
    report.title,
    seal,
    merged,
    ...[...chapters, ...foot].flatMap((chapter) => [
      chapter.title,
      chapter.numeral,
      chapter.heading,
      chapter.result,
      ...chapter.leads,
      ...chapter.steps.map((step) => step.title),
    ]),
    ...figures.flatMap(({ title: figureTitle, noun, unitLabel }) => [figureTitle, noun, unitLabel]),
    ...facts.map(({ display }) => display),
    // A name goes on after its label with what it is: 街道, 镇, 乡.
    ...streets.map(({ name }) => name),
    ...[...platforms, ...places.filter(({ id }) => shown.has(id)), ...waterways].map(({ name }) => name),
  ].join('');
}

/** Where the heading's words stand in the data; a test holds it to what {@link headingText} collects. */
const COLUMNS = { facts: ['display'], streets: ['name'], platforms: ['name'], places: ['name'] } as const;
const PATTERNS = {
  waterways: ['features.*.properties.name'],
  story: ['title', 'numeral', 'heading', 'result', 'leads.*', 'steps.*.title']
    .map((key) => `chapters.*.${key}`)
    .concat(['title', 'noun', 'unit_label'].map((key) => `figures.*.${key}`)),
  site: ['title', 'subtitle', 'report.title', 'local.seal'],
} as const;

/**
 * Faults of headings that use characters which the font lacks. Each character is said once, where it is used first, all
 * characters of a heading in one sentence. White space needs no glyph.
 * @param available all characters of the subset font
 */
export function headingFaults(sources: Sources, available: string): Fault[] {
  const known = new Set(available);
  const shown = new Set(textsAt(sources.story, 'chapters.*.steps.*.scene.places.*').map(({ id }) => id));
  const placed = sources.places && { ...sources.places, rows: sources.places.rows.filter(({ cells }) => shown.has(cells.id ?? '')) };
  const headings = [
    ...Object.entries(COLUMNS).flatMap(([table, columns]) =>
      columns.flatMap((column) => columnOf(table === 'places' ? placed : sources[table as keyof typeof COLUMNS], column)),
    ),
    ...Object.entries(PATTERNS).flatMap(([tree, patterns]) =>
      patterns.flatMap((pattern) => textsAt(sources[tree as keyof typeof PATTERNS], pattern)),
    ),
  ];
  return headings.flatMap(({ id: found, ...place }): Fault[] => {
    const missing = [...new Set(found)].filter((character) => !known.has(character) && !/\s/u.test(character));
    missing.forEach((character) => known.add(character));
    return missing.length === 0
      ? []
      : [{ ...place, found, message: `标题字体里没有“${missing.join('、')}”；请运行 npm run fonts 重新生成字体，或换一个字` }];
  });
}
