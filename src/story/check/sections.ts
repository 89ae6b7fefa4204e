/** The sections of the report as the chapters have them: counted from the story, never known beforehand. */
import { childOf, select, type Tree } from '../intake/tree';
import { OTHER_PARTS } from '../kinds';

/** A section as it is written. */
export const SECTION = /^[1-9]$/;

/** Section as written → its leads, in their order. */
export type Sections = ReadonlyMap<string, readonly unknown[]>;

/** The sections of the story; null where nothing can be said: there are none, or one is misspelt and may be the one that is missed. */
export function sectionsOf(story: Tree | null): Sections | null {
  const chapters = select(story?.value, 'chapters.*').filter(({ value }) => childOf(value, 'section') !== undefined);
  const sections = chapters.map(({ value }) => {
    const leads = childOf(value, 'leads');
    return [String(childOf(value, 'section')), Array.isArray(leads) ? (leads as unknown[]) : []] as const;
  });
  return sections.length > 0 && sections.every(([section]) => SECTION.test(section)) ? new Map(sections) : null;
}

/** Whether a row says a place that the report has. One that does not was reported, and may belong anywhere. */
export function isPlaced({ section = '', lead = '' }: Readonly<Record<string, string>>, sections: Sections): boolean {
  const count = sections.get(section)?.length;
  if (count === undefined) return OTHER_PARTS.some((part) => part === section);
  return /^[1-9]\d*$/.test(lead) && Number(lead) <= count;
}

/** Why a row cannot stand in a section, as a Chinese clause; null if it can, or if what it says is no section at all. */
export function sectionProblem(section: string, sections: Sections | null): string | null {
  return !sections || !SECTION.test(section) || sections.has(section) ? null : `story.yaml 里没有 section 是 ${section} 的一章`;
}

/** Why a row cannot stand at a lead of its section, as a Chinese clause; null if it can, or if that was reported otherwise. */
export function leadProblem(section: string, lead: string, sections: Sections | null): string | null {
  const count = sections?.get(section)?.length ?? 0;
  if (count === 0 || !/^[1-9]\d*$/.test(lead) || Number(lead) <= count) return null;
  return `这一部分有 ${count} 条提领句，只能写 1${count === 1 ? '' : ` 到 ${count} 的整数`}`;
}
