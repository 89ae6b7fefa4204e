/** The slide show: one that opens without repair, says what the story says, and counts as the report does. */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { prerendering } from '../../build/prerenderer';
import { noteTexts } from '../../src/pages/present/noteText';
import { stepsOf } from '../../src/scene/find';
import type { Story } from '../../src/story/types';
import { sheetWordsOf, spoken } from '../../src/take/sheet/words';
import { cut } from '../../tools/export/drawing/clip';
import { studio } from '../../tools/export/pptx/drawing';
import { presentationParts, type SlideModule } from '../../tools/export/pptx/presentation';
import { pointsAlong, subpathsOf, withHoles } from '../../tools/export/drawing/path';
import { EMU } from '../../tools/export/pptx/markup';
import { SLIDE, STAGE } from '../../tools/export/pptx/slides';
import { zipped } from '../../tools/export/pptx/pack';
import { root } from '../../tools/run.mjs';
import { fixtureStory } from '../fixtures/overlay';
import { all, everyOne, faultsOf, treeOf, type Tree } from '../pptxPackage';

const story = fixtureStory('base');
const { stage } = story;
const steps = stepsOf(stage);
/** Names and words as someone might type them. */
const HOSTILE = '“甲&乙”<c>\u0001\u0008]]>\ud800"';
const hostile: Story = {
  ...story,
  site: { ...story.site, title: HOSTILE, address: 'https://www.example.cn/a?b=1&c=2' },
  stage: {
    ...stage,
    // As many steps as it takes to have a cover, maps and deeds.
    chapters: stage.chapters.slice(0, 3),
    streets: stage.streets.map((street, k) => (k ? street : { ...street, name: HOSTILE, label: '甲&<' })),
    facts: stage.facts.map((fact) => ({ ...fact, phrase: HOSTILE + fact.phrase })),
  },
};

let parts = new Map<string, string>();
let again = new Map<string, string>();
let odd = new Map<string, string>();
beforeAll(async () => {
  await prerendering(root, null, async (load) => {
    const module = await load<SlideModule>('/src/take/slides/prerender.ts');
    parts = presentationParts(root, story, module);
    odd = presentationParts(root, hostile, module);
    again = presentationParts(root, hostile, module);
  });
}, 120_000);

const trees = new Map<string, Tree>();
/** A part of the story's slide show, read once. */
function part(name: string): Tree {
  const tree = trees.get(name) ?? treeOf(parts.get(name) ?? '');
  trees.set(name, tree);
  return tree;
}
const slide = (number: number): Tree => part(`ppt/slides/slide${number}.xml`);
const numberOf = (step: string): number => steps.findIndex((each) => each.step.id === step) + 1;
const slides = (): number => [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
const read = (tree: Tree): string =>
  all(tree, 'a:t')
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
/** Shapes and groups, each with its name. */
const named = (tree: Tree): { readonly name: string; readonly kind: string }[] =>
  everyOne(tree).flatMap(({ name, children }) =>
    name === 'p:sp' || name === 'p:grpSp' ? [{ kind: name, name: children[0]?.children[0]?.attributes.name ?? '' }] : [],
  );

describe('the slide show', () => {
  it('is a whole package: every part declared, every reference answered, every element in its place', () => {
    expect(faultsOf(parts)).toEqual([]);
  });

  it('gives the same bytes a second time, and is dated by nothing', () => {
    expect([...again]).toEqual([...odd]);
    const file = zipped(odd);
    expect(Buffer.from(zipped(again)).equals(Buffer.from(file))).toBe(true);
    expect(Object.keys(unzipSync(file))[0]).toBe('[Content_Types].xml');
  });

  it('has a slide a step, then tables', () => {
    expect(slides()).toBeGreaterThan(steps.length);
    for (let k = 1; k <= slides(); k += 1) expect(all(slide(k), 'a:tbl').length, `slide ${k}`).toBe(k > steps.length ? 1 : 0);
  });

  it('says on each slide what its step says, and names it', () => {
    const sheet = sheetWordsOf(story);
    for (const [k, { chapter, step }] of steps.entries()) {
      const said = read(slide(k + 1));
      const figure = step.figure === null ? undefined : sheet.figures[step.figure];
      const parts =
        k === 0 ? [story.site.title, story.site.subtitle] : [chapter.title, step.title, figure?.number?.join(''), figure?.source];
      for (const text of [...parts, spoken(story, story.steps[step.id]?.prose ?? [])])
        if (text) expect(said, step.id).toContain(text.replace(/\s/g, ''));
      const title = all(slide(k + 1), 'p:sp').find((shape) => all(shape, 'p:ph')[0]?.attributes.type === 'title');
      expect(title && read(title), step.id).toBe((k === 0 ? story.site.title : step.title).replace(/\s/g, ''));
    }
  });

  it('tells the speaker what the notes tell, a paragraph each', () => {
    for (const [k, { step }] of steps.entries()) {
      const notes = part(`ppt/notesSlides/notesSlide${k + 1}.xml`);
      const own = noteTexts(story)[step.id];
      const paragraphs = all(notes, 'a:p').map(read);
      expect(paragraphs[0], step.id).toBe(own?.notes.replace(/\s/g, ''));
      expect(paragraphs.length, step.id).toBe(1 + (own?.facts.length ?? 0) * 2);
      for (const { display, phrase, not } of own?.facts ?? [])
        for (const text of [display, phrase, not]) expect(paragraphs.join(''), step.id).toContain(text.replace(/\s/g, ''));
    }
  });

  it('draws exactly so many units as the fact says, with an open end only for 余', () => {
    const counted = steps.filter(({ step }) => step.scene.layout === 'units');
    expect(counted.length).toBeGreaterThan(2);
    for (const { step } of counted) {
      const fact = stage.facts.find(({ id }) => id === stage.figures.find((figure) => figure.id === step.figure)?.fact);
      const drawn = slide(numberOf(step.id));
      expect(named(drawn).filter(({ name }) => /^第 \d+ 个$/.test(name)).length, step.id).toBe(fact?.value);
      expect(
        named(drawn).some(({ name, kind }) => name === '余' && kind === 'p:grpSp'),
        step.id,
      ).toBe(fact?.exactness === 'atLeast');
    }
  });

  it('has every street’s lantern by its name, the canal by its own', () => {
    const map = slide(numberOf(steps.find(({ step }) => step.scene.reveal)?.step.id ?? ''));
    const names = named(map).map(({ name }) => name);
    for (const { name } of stage.streets) expect(names.filter((each) => each === name).length, name).toBeGreaterThan(0);
    for (const { name } of stage.waterways.filter(({ main }) => main)) expect(names, name).toContain(name);
  });

  it('has the wash behind each map, faint, and none of it over the words', () => {
    for (const { step } of steps.filter(({ step }) => step.scene.layout === 'map')) {
      const drawn = slide(numberOf(step.id));
      const [wash, ...more] = all(drawn, 'p:grpSp').filter((group) => group.children[0]?.children[0]?.attributes.name === '底色的晕染');
      if (!wash) throw new Error(`${step.id}: no wash`);
      expect(more).toEqual([]);
      const order = named(drawn).map(({ name }) => name);
      const waters = stage.waterways.map(({ name }) => order.indexOf(name)).filter((at) => at >= 0);
      expect(order.indexOf('底色的晕染'), step.id).toBeLessThan(Math.min(...waters));
      for (const { attributes } of all(wash, 'a:alpha')) expect(Number(attributes.val), step.id).toBeLessThan(25_000);
      for (const { attributes } of all(wash, 'a:off'))
        expect(Number(attributes.x), step.id).toBeGreaterThanOrEqual((SLIDE.width - STAGE.width) * EMU);
    }
  });

  it('carries the position note, the source of the waters and a sentence for those who do not see it, wherever there is a map', () => {
    for (const { step } of steps.filter(({ step }) => step.scene.layout === 'map')) {
      const drawn = slide(numberOf(step.id));
      expect(read(drawn), step.id).toContain(stage.duties.positionNote.replace(/\s/g, ''));
      expect(read(drawn), step.id).toContain('OpenStreetMap');
      expect(all(drawn, 'p:cNvPr').filter(({ attributes }) => attributes.descr).length, step.id).toBeGreaterThan(0);
    }
  });

  it('leads from the wall to the slide of each number', () => {
    const wall = steps.find(({ step }) => step.scene.layout === 'wall')?.step.id ?? '';
    const number = numberOf(wall);
    const rels = part(`ppt/slides/_rels/slide${number}.xml.rels`);
    const targets = new Map(all(rels, 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target]));
    const links = all(slide(number), 'a:hlinkClick').map((each) => targets.get(each.attributes['r:id']));
    for (const fact of stage.facts) {
      const figure = stage.figures.find((each) => each.fact === fact.id);
      const step = steps.find((each) => each.step.figure === figure?.id)?.step.id;
      if (step) expect(links, fact.id).toContain(`slide${numberOf(step)}.xml`);
    }
  });

  it('keeps names apart that stand in one line', () => {
    const box = { x: 0, y: 0, width: 100, height: 20 };
    const line = '<svg viewBox="0 0 100 20"><text><tspan x="0" y="15">甲</tspan><tspan>　</tspan><tspan>乙</tspan></text></svg>';
    const [text] = studio('', [], () => null).draw(line, box, box);
    expect(text?.kind === 'text' ? text.lines.map((runs) => runs.map((run) => run.text).join('')) : []).toEqual(['甲　乙']);
  });

  it('uses fonts that every office has, embeds none, and holds no pictures', () => {
    const faces = new Set([...parts.values()].flatMap((xml) => [...xml.matchAll(/typeface="([^"]+)"/g)].map(([, face]) => face)));
    expect([...faces].sort()).toEqual(['宋体', '微软雅黑'].sort());
    expect([...parts.keys()].filter((name) => !/\.(xml|rels)$/.test(name))).toEqual([]);
  });

  it('stays whole whatever stands in a name, and leads to the site’s address once there is one', () => {
    expect(faultsOf(odd)).toEqual([]);
    expect(odd.get('ppt/slides/_rels/slide1.xml.rels')).toContain('https://www.example.cn/a?b=1&amp;c=2');
    expect(parts.get('ppt/slides/_rels/slide1.xml.rels')).not.toContain('External');
    expect(odd.get('ppt/slides/slide1.xml')).toContain('“甲&amp;乙”&lt;c&gt;]]&gt;&quot;');
  });
});

describe('outlines', () => {
  const points = (data: string): (readonly [number, number])[] => subpathsOf(data).flatMap(pointsAlong);

  it('are read in every form that SVG has', () => {
    expect(points('M1 2l3 0H6v-2zm1 1h1').map(([x, y]) => `${x},${y}`)).toEqual(['1,2', '4,2', '6,2', '6,0', '2,3', '3,3']);
    expect(points('M0 0Q5 10 10 0T20 0').at(-1)).toEqual([20, 0]);
    // Half a circle: its highest point is as far away as its ends.
    const arc = points('M0 0A5 5 0 0 1 10 0');
    expect(Math.min(...arc.map(([, y]) => y))).toBeCloseTo(-5, 1);
    expect(subpathsOf('M0 0h1zM2 2h1z').length).toBe(2);
  });

  it('keep their holes and lose none of what they cross', () => {
    const hole = 'M0 0H10V10H0ZM2 2V8H8V2Z';
    expect(withHoles(subpathsOf(hole)).map(({ length }) => length)).toEqual([2]);
    expect(withHoles(subpathsOf('M0 0H10V10H0ZM5 5H15V15H5Z')).map(({ length }) => length)).toEqual([1, 1]);
  });

  it('end at the edge of the stage', () => {
    const window = { x: 0, y: 0, width: 10, height: 10 };
    const area = cut(subpathsOf('M-5 -5H5V5H-5Z'), window, true).flatMap(pointsAlong);
    for (const [x, y] of area) expect(Math.min(x, y, 10 - x, 10 - y)).toBeGreaterThanOrEqual(0);
    expect(cut(subpathsOf('M-5 5H15M2 -5V2'), window, false).length).toBe(2);
    expect(cut(subpathsOf('M20 20H30V30Z'), window, true)).toEqual([]);
  });
});
