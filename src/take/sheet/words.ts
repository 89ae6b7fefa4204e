/** What a figure says when it leaves the page as a picture: put together once, at build time. */
import { factOf } from '../../scene/find';
import { must } from '../../tables/must';
import { markOf } from '../../tables/words';
import type { Drawings } from '../../story/kinds';
import type { Inline, Story } from '../../story/types';

export interface FigureWords {
  readonly title: string;
  /** Digits, and what follows them (余 and unit); null where no single number is shown, or the drawing itself shows it. */
  readonly number: readonly [digits: string, rest: string] | null;
  readonly noun: string;
  readonly summary: string;
  readonly counts: string;
  readonly not: string;
  readonly source: string;
}

export interface SheetSite {
  readonly title: string;
  readonly subtitle: string;
  readonly report: string;
  /** That all is made up; else empty. */
  readonly mark: string;
  /** Empty until it is configured. */
  readonly address: string;
  /** What is drawn on it that is the district's own. */
  readonly local: SheetLocal;
  /** Lines such as the date of publication; only what is configured. */
  readonly dates: readonly string[];
  /** What a lantern is on a cover, whose canal is no map. */
  readonly lanterns: string;
}

/** Drawings of the district. */
export interface SheetLocal {
  /** The four characters of the page's own seal. */
  readonly seal: string;
  readonly drawings: Drawings;
}

export interface SheetWords {
  readonly site: SheetSite;
  readonly figures: Readonly<Record<string, FigureWords>>;
}

/** Words of the picture itself. */
export const labels = {
  counts: '计的是',
  not: '注意',
  source: '来源',
  of: (report: string): string => `据《${report}》`,
  lanterns: (unit: string, water: string): string => `一盏灯是一个${unit}，按沿${water}的先后`,
} as const;

/** Text in which facts stand in their exact wording. */
export function spoken({ stage }: Story, runs: readonly Inline[]): string {
  return runs.map((run) => ('text' in run ? run.text : factOf(stage, run.fact).display)).join('');
}

/** The words of all figures. */
export function sheetWordsOf(story: Story): SheetWords {
  const { site, stage } = story;
  const dated = (
    [
      ['发布', site.meta.pub_date],
      ['地图数据截至', stage.duties.dataDate],
    ] as const
  ).flatMap(([name, date]) => (date ? `${name}：${date}` : []));
  return {
    site: {
      title: site.title,
      subtitle: site.subtitle,
      report: site.report.title,
      mark: markOf(site),
      address: site.address,
      dates: dated,
      local: { seal: site.seal, drawings: site.drawings },
      lanterns: labels.lanterns(stage.unit, stage.water),
    },
    figures: Object.fromEntries(
      stage.figures.map((figure) => {
        const fact = figure.fact === null ? null : factOf(stage, figure.fact);
        const { summary, counts, not, source } = must(story.figures[figure.id], `figure "${figure.id}"`);
        const digits = String(fact?.value ?? '');
        return [
          figure.id,
          {
            title: figure.title,
            number: fact && figure.kind !== 'sum' ? [digits, fact.display.slice(digits.length)] : null,
            noun: figure.noun,
            summary: spoken(story, summary),
            counts,
            not,
            source,
          } satisfies FigureWords,
        ];
      }),
    ),
  };
}

/** All characters that sheets may need, repeated as they come: used to cut the fonts, and to notice when they are outgrown. */
export function sheetText({ site, figures }: SheetWords): string {
  const all: unknown[] = [
    site.title,
    site.subtitle,
    site.report,
    site.address,
    site.dates,
    labels.counts,
    labels.not,
    labels.source,
    labels.of(''),
    site.lanterns,
    site.local.seal,
    Object.values(figures).map((figure) => Object.values(figure)),
  ];
  return all
    .flat(3)
    .filter((part): part is string => typeof part === 'string')
    .join('');
}
