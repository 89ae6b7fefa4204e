/** What a figure says besides its drawing: its table, from the same rows as the drawing. Used where text is prerendered. */
import type { NumberKind } from '../story/kinds';
import type { Course, Fact, Figure, Place, Platform, Story } from '../story/types';
import { deedsTable, directoryTable, strandsTable } from './deeds';
import { must } from './must';
import type { FigureTable } from './table';
import { confidenceWords, sectionName, spreadWords, UNPLACED } from './words';

/** Where a sequence along the main water begins and where it ends, as far as a word can say it. */
export function alongWords(course: Course | null): string {
  return course ? `沿河往下数（上段在${course[0]}，下段在${course[1]}）` : '沿河的次序';
}

/** The basis of a platform's link to its street, with its caution if there is one. */
export function basisOf({ basis, status }: Pick<Platform, 'basis' | 'status'>): string {
  return !status || basis.includes(status) ? basis : `${basis}（${status}）`;
}

/** The table under a figure. */
export function figureTable(story: Story, figure: Figure): FigureTable {
  const { stage } = story;
  switch (figure.kind) {
    case 'map':
      return mapTable(story, figure);
    case 'strip':
      return {
        columns: [alongWords(stage.course), '图上最近的水系'],
        rows: stage.streets.map((s) => [s.name, waterName(story, s.nearestWaterway)]),
      };
    // A tile stands for a street that is counted; what counts it is the fact's to say.
    case 'tiles':
      return {
        columns: figure.fact ? [stage.unit, figure.noun || '计入'] : [stage.unit],
        rows: stage.streets.map((s) => (figure.fact ? [s.name, '是'] : [s.name])),
      };
    case 'merger':
      return { columns: [stage.unit, '区划调整前'], rows: stage.streets.map((s) => [s.name, s.former]) };
    case 'directory':
      return directoryTable(stage);
    case 'deeds':
    case 'days':
    case 'shelves':
    case 'together':
      return deedsTable(stage, figure);
    case 'strands':
      return strandsTable(stage);
    case 'wall':
      return factTable(stage.facts);
    default:
      // What is left draws one number.
      figure.kind satisfies NumberKind;
      return factTable(stage.facts.filter(({ id }) => id === figure.fact));
  }
}

/** What the wording of a number means. */
export function exactnessOf({ exactness }: Fact): string {
  return exactness === 'exact' ? '准确数' : '下限（余）';
}

function factTable(facts: readonly Fact[]): FigureTable {
  return {
    columns: ['数字', '原文', '准确与否', '计的是', '注意', '出处'],
    rows: facts.map((fact) => [{ fact: fact.id }, fact.phrase, exactnessOf(fact), fact.counts, fact.not, sectionName(fact.section)]),
  };
}

function mapTable(story: Story, figure: Figure): FigureTable {
  const { streets, platforms, unit } = story.stage;
  const nameOf = (id: string): string =>
    must(
      streets.find((s) => s.id === id),
      `street "${id}"`,
    ).name;
  if (figure.rows === 'platforms') {
    return {
      columns: ['平台', unit, '依据'],
      rows: [
        ...platforms.map((p) => [p.name, nameOf(p.street), basisOf(p)]),
        ...(story.stage.platformsOpen ? [['等', '报告没有列完', '']] : []),
      ],
    };
  }
  if (figure.rows === 'positions') {
    return {
      columns: [unit, '经度', '纬度', '相差（米）', '来源'],
      rows: streets.map((s) => [
        s.name,
        String(s.at[0]),
        String(s.at[1]),
        String(s.spreadM),
        must(story.streets[s.id], `street "${s.id}"`).sources,
      ]),
    };
  }
  if (figure.rows === 'places') {
    return {
      columns: ['地点', '报告哪里提到', '位置与把握', '来源'],
      rows: story.stage.places.flatMap((place) =>
        place.section === null
          ? []
          : [
              [
                place.name,
                sectionName(place.section),
                positionWords(story, place),
                must(story.places[place.id], `place "${place.id}"`).source || '—',
              ],
            ],
      ),
    };
  }
  return {
    columns: [unit, '相关平台', '平台依据', '点位'],
    rows: streets.map((s) => {
      const own = platforms.filter((p) => p.street === s.id);
      return [s.name, own.map((p) => p.name).join('、') || '—', own.map(basisOf).join('；') || '—', story.stage.duties.positionNote];
    }),
  };
}

/** Where a place is, and how sure that is. */
function positionWords(story: Story, { id, at, spreadM }: Place): string {
  const confidence = story.places[id]?.confidence;
  if (!at || !confidence) return UNPLACED;
  return `经度 ${at[0]}，纬度 ${at[1]}；${confidenceWords[confidence]}，${spreadWords(spreadM)}`;
}

function waterName(story: Story, id: string): string {
  return must(
    story.stage.waterways.find((w) => w.id === id),
    `waterway "${id}"`,
  ).name;
}
