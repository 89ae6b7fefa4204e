/** What is set in the heading font: used to cut the font, and to notice when a heading outgrew it. */
import type { Story } from './types';

/** Everything that headings, labels and big numbers say, as one string (characters repeat). */
export function headingText(story: Story): string {
  const { chapters, figures, facts, streets, platforms, places, waterways, merged } = story.stage;
  const { title, subtitle, report } = story.site;
  return [
    title,
    subtitle,
    report.title,
    merged,
    ...chapters.flatMap((chapter) => [
      chapter.title,
      chapter.numeral,
      chapter.heading,
      chapter.result,
      ...chapter.leads,
      ...chapter.steps.map((step) => step.title),
    ]),
    ...figures.flatMap(({ title: figureTitle, noun, unitLabel, rings }) => [
      figureTitle,
      noun,
      unitLabel,
      ...rings.flatMap(({ label, items }) => [label, ...items]),
    ]),
    ...facts.map(({ display }) => display),
    ...streets.map(({ label }) => label),
    ...[...platforms, ...places, ...waterways].map(({ name }) => name),
  ].join('');
}

/**
 * Characters that headings use and the font lacks, each once, in order of first use; '' if the font suffices.
 * White space needs no glyph.
 * @param available all characters of the subset font
 */
export function missingHeadingCharacters(story: Story, available: string): string {
  const known = new Set(available);
  return [...new Set(headingText(story))].filter((character) => !known.has(character) && !/\s/u.test(character)).join('');
}
