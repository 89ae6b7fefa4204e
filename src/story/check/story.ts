/** Chapters, steps and figures: what they name exists, and each layout gets the figure that it draws. */
import { alike } from '../intake/alike';
import { brief, type Fault } from '../intake/faults';
import { FIGURE_KINDS, NEEDS } from '../kinds';
import type { Sources } from '../intake/sources';
import { childOf, faultAt as at, select, textOf, type Path, type Tree } from '../intake/tree';
import { columnOf, idsAt, idsSaid, isId, knownIn, mapIds, textsAt } from './ids';
import { SECTION } from './sections';

/** All faults of structure and reference in story.yaml, and facts that no figure shows. */
export function storyFaults(sources: Sources): Fault[] {
  const { story } = sources;
  if (!story) return [];
  return [
    ...select(story.value, 'chapters.*').flatMap(({ path, value }) => chapterFaults(story, path, value)),
    ...sectionFaults(story),
    ...coverFaults(story),
    ...footFaults(story),
    ...select(story.value, 'chapters.*.steps.*').flatMap(({ path, value }) => stepFaults(story, path, value)),
    ...sceneReferences(sources, story),
    ...select(story.value, 'figures.*').flatMap(({ path, value }) => figureFaults(sources, story, path, value)),
    ...unshownFacts(sources, story),
  ];
}

function chapterFaults(story: Tree, path: Path, chapter: unknown): Fault[] {
  if (childOf(chapter, 'section') === undefined) return [];
  const leads = childOf(chapter, 'leads');
  const some = Array.isArray(leads) && leads.length > 0;
  return [
    ...['heading', 'result']
      .filter((key) => textOf(chapter, key) === '')
      .map((key) => at(story, [...path, key], '报告的一部分（有 section 的一章）必须写这一项')),
    ...(some ? [] : [at(story, [...path, 'leads'], '没有提领句；报告的一部分至少要有一条')]),
  ];
}

/** The first chapter is the cover: the story's own title over one step. What else were written there would stand nowhere. */
function coverFaults(story: Tree): Fault[] {
  const path: Path = ['chapters', 0];
  const cover = select(story.value, 'chapters.*')[0]?.value;
  const [first, second] = select(cover, 'steps.*');
  if (!first) return [];
  const section = childOf(cover, 'section');
  return [
    ...(section === undefined
      ? []
      : [at(story, [...path, 'section'], '全卷的第一章上是总标题，不是报告的一部分；请在前面另加一章，或删去这一项', String(section))]),
    ...(second
      ? [
          at(
            story,
            [...path, ...second.path, 'id'],
            '全卷的第一章上是总标题，只有一步；请把这一步放到后面的章里',
            textOf(second.value, 'id'),
          ),
        ]
      : []),
    ...['figure', 'finder']
      .filter((key) => !['', 'false'].includes(textOf(first.value, key)))
      .map((key) => at(story, [...path, ...first.path, key], '全卷的第一章上是总标题，放不下这一项；请另加一步', textOf(first.value, key))),
  ];
}

/** The road comes first, and what stands at the foot of the page has no part of the report and no finder. */
function footFaults(story: Tree): Fault[] {
  const chapters = select(story.value, 'chapters.*');
  const isFoot = (chapter: unknown): boolean => textOf(chapter, 'foot') === 'true';
  return chapters.flatMap(({ path, value }, index): Fault[] => {
    if (!isFoot(value)) {
      const early = chapters.slice(0, index).some((other) => isFoot(other.value));
      return early ? [at(story, [...path, 'id'], '排在页脚的章（foot: true）后面；页脚的章要写在最后', textOf(value, 'id'))] : [];
    }
    return [
      ...(index === 0 ? [at(story, [...path, 'foot'], '全卷的第一章不能放在页脚', 'true')] : []),
      ...(childOf(value, 'section') === undefined
        ? []
        : [at(story, [...path, 'foot'], '报告的一部分（有 section 的一章）不能放在页脚', 'true')]),
      ...select(value, 'steps.*')
        .filter((step) => textOf(step.value, 'finder') === 'true')
        .map((step) => at(story, [...path, ...step.path, 'finder'], '选街道的一步不能放在页脚', 'true')),
    ];
  });
}

/** Each section of the report once, and none left out between the first and the last. */
function sectionFaults(story: Tree): Fault[] {
  const sections = select(story.value, 'chapters.*.section');
  const repeated = sections
    .filter(({ value }, index) => sections.findIndex((other) => other.value === value) !== index)
    .map(({ path, value }) => at(story, path, '报告的同一部分写了两章，请改正', String(value)));
  const sure = repeated.length === 0 && sections.every(({ value }) => SECTION.test(String(value)));
  const beyond = sure ? sections.filter(({ value }) => Number(value) > sections.length) : [];
  const rule = `各部分从 1 起依次编号；写了 section 的有 ${sections.length} 章，只能写到 ${sections.length}`;
  return [...repeated, ...beyond.map(({ path, value }) => at(story, path, rule, String(value)))];
}

function stepFaults(story: Tree, path: Path, step: unknown): Fault[] {
  const layout = textOf(childOf(step, 'scene'), 'layout');
  const figureId = textOf(step, 'figure');
  const layoutPath = [...path, 'scene', 'layout'];
  if (!FIGURE_KINDS.some((known) => known === layout) || !Array.isArray(childOf(story.value, 'figures'))) return [];
  const figure = select(story.value, 'figures.*').find(({ value }) => textOf(value, 'id') === figureId)?.value;
  if (figureId !== '' && figure === undefined) {
    const { ids, lacks } = idsAt(story, 'figures.*', 'id');
    return lacks(figureId) ? [at(story, [...path, 'figure'], `figures 里没有这个编号的图；有的是 ${idsSaid(ids)}`, figureId)] : [];
  }
  if (figureId === '')
    return layout === 'map' ? [] : [at(story, layoutPath, `这种画面要画一幅图；请写上 figure，并选 kind 是 ${layout} 的图`, layout)];
  const kind = textOf(figure, 'kind');
  return kind === '' || kind === layout
    ? []
    : [at(story, layoutPath, `图 ${figureId} 的 kind 是 ${kind}，画面（layout）和图的种类必须相同`, layout)];
}

function sceneReferences(sources: Sources, story: Tree): Fault[] {
  const ids = mapIds(sources);
  if (!ids) return [];
  const allowed = {
    focus: {
      lacks: (id: string): boolean => Object.values(ids).every((known) => known.lacks(id)),
      message: '街道、地点和水系里都没有这个编号；请查 streets.csv、places.csv 和 waterways.geojson 的 id',
    },
    places: { lacks: ids.places.lacks, message: `places.csv 里没有这个编号；可用的有 ${idsSaid(ids.places.ids)}` },
    emphasis: { lacks: ids.waterways.lacks, message: `waterways.geojson 里没有这个编号；可用的有 ${idsSaid(ids.waterways.ids)}` },
  };
  const unknown = Object.entries(allowed)
    .flatMap(([key, { lacks, message }]) =>
      textsAt(story, `chapters.*.steps.*.scene.${key}.*`).flatMap(({ id: found, ...place }) =>
        lacks(found) ? [{ ...place, found, message }] : [],
      ),
    )
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  // What is missing is missing once, however often it is named.
  return unknown
    .filter(({ found }, index) => unknown.findIndex((other) => other.found === found) === index)
    .map((fault): Fault => {
      const more = [...new Set(unknown.filter((other) => other.found === fault.found && other.row !== fault.row).map(({ row }) => row))];
      return more.length === 0 ? fault : { ...fault, message: `${fault.message}；第${more.join('、')}行也写了它` };
    });
}

function figureFaults(sources: Sources, story: Tree, path: Path, figure: unknown): Fault[] {
  const [id, fact, kind] = [textOf(figure, 'id'), textOf(figure, 'fact'), textOf(figure, 'kind')];
  const absent = (key: string): boolean => textOf(figure, key) === '' && !Array.isArray(childOf(figure, key));
  const faults = (NEEDS.get(kind) ?? []).filter(absent).map((key) => at(story, [...path, key], `kind 是 ${kind} 的图必须写这一项`));
  if (fact === '') {
    const missing = ['counts', 'not', 'source'].filter(absent);
    faults.push(
      ...missing.map((key) => at(story, [...path, key], '没有 fact 的图必须自己写明 counts（算什么）、not（不算什么）和 source（来源）')),
    );
  } else {
    const known = knownIn(sources.facts);
    if (known && !known.ids.includes(fact)) {
      if (known.lacks(fact)) faults.push(at(story, [...path, 'fact'], `facts.csv 里没有这个编号；可用的有 ${idsSaid(known.ids)}`, fact));
    } else if (id !== fact && isId(id) && isId(fact))
      faults.push(at(story, [...path, 'id'], `展示一个数字的图，编号要和它的 fact 相同，应写成“${fact}”`, id));
  }
  const asked = idsAt(story, 'chapters.*.steps.*', 'figure');
  // A step that asks for a figure of nearly this name means it: that was said.
  const strange = asked.ids.filter((other) => !idsAt(story, 'figures.*', 'id').ids.includes(other));
  if (asked.lacks(id) && !strange.some((other) => alike(other, id))) {
    faults.push(at(story, [...path, 'id'], '没有一步用到这幅图；请在某一步写上 figure，或删去这幅图', id));
  }
  return faults;
}

function unshownFacts({ facts }: Sources, story: Tree): Fault[] {
  // That there are no figures at all was said once.
  if (!Array.isArray(childOf(story.value, 'figures'))) return [];
  const known = knownIn(facts)?.ids ?? [];
  const asked = idsAt(story, 'figures.*', 'fact');
  // A figure that asks for a fact of nearly this name, or has this name itself and asks for another, means it: that was said.
  const strange = select(story.value, 'figures.*').filter(
    ({ value }) => textOf(value, 'fact') !== '' && !known.includes(textOf(value, 'fact')),
  );
  const meant = strange.flatMap(({ value }) => [textOf(value, 'fact'), textOf(value, 'id')]);
  return columnOf(facts, 'id')
    .filter(
      ({ id }) => asked.lacks(id) && !meant.some((other) => other === id || alike(other, id) || (other !== '' && other.startsWith(id))),
    )
    .map(({ id, ...place }) => ({
      ...place,
      found: id,
      message: `没有一幅图展示这个数字；story.yaml 的 figures 里要有一幅图，id 和 fact 都写“${brief(id)}”`,
    }));
}
