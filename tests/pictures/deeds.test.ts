/** What the figures of the ledger say once they are drawn: read from the drawing and held against deeds.csv. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataFolder } from '../../build/read-data';
import { withDeeds } from '../fixtures/deeds';
import { number, only, useBox } from './ink';
import { DESK, drawing, FROZEN, PHONE } from './pictures';
import { tale, views, type Tale, type View } from './stories';
import { elementOf, type Drawn } from './svg';
import type { Told, ToldDeed } from './told';

const KINDS = ['deeds', 'strands', 'days', 'shelves', 'together'] as const;

/** A figure on its sheet, where all that it has is unrolled. */
interface Shown {
  readonly where: string;
  readonly kind: (typeof KINDS)[number];
  readonly tale: Tale;
  readonly picture: Drawn;
  /** The rows that are its own. */
  readonly own: readonly ToldDeed[];
}

let sheets: Shown[] = [];
let stages: View[] = [];
beforeAll(async () => {
  const draw = await drawing();
  const tales = [tale('frozen', readDataFolder(FROZEN)), tale('ledger', withDeeds())];
  sheets = tales.flatMap((each) =>
    draw
      .sheetFiles(each.story)
      .filter(({ kind }) => kind === 'sheet')
      .flatMap(({ id, markup }) => {
        const figure = each.told.story.figures.find((other) => other.id === id);
        const kind = KINDS.find((known) => known === figure?.kind);
        return kind && figure
          ? [
              {
                where: `${each.name} ${id}`,
                kind,
                tale: each,
                picture: only(elementOf(markup), 'svg.picture'),
                own: ownOf(each.told, figure),
              },
            ]
          : [];
      }),
  );
  stages = await views((layout) => layout === 'deeds' || layout === 'directory', tales, draw);
});

/** The rows of a figure: those of its part, of its strand, of the lead that its step is about; of threads all that a sentence joins. */
function ownOf({ deeds, story }: Told, { id, kind, part, strand }: Told['story']['figures'][number]): ToldDeed[] {
  if (kind === 'strands') return deeds.filter((deed) => deed.strand !== '');
  const step = story.chapters.flatMap(({ steps }) => steps).find(({ figure }) => figure === id);
  const lead = String(step?.scene.fold ?? 1);
  return deeds
    .filter((deed) => deed.section === String(part) && (!strand || deed.strand === strand))
    .filter((deed) => kind !== 'together' || deed.lead === lead);
}

const of = (...kinds: Shown['kind'][]): Shown[] => {
  const found = sheets.filter(({ kind }) => kinds.includes(kind));
  for (const kind of kinds) if (!found.some((each) => each.kind === kind)) throw new Error(`no figure of the kind ${kind}`);
  return found;
};
const solid = (text: string): string => text.replace(/\s/g, '');
/** All words of a drawing in its order, as one. */
const saidIn = (drawn: Drawn): string => solid([...drawn.querySelectorAll('text')].map(({ textContent }) => textContent ?? '').join(''));
const textsIn = (drawn: Drawn, selector: string): string[] =>
  [...drawn.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
const rowOf = (picture: Drawn, { id }: ToldDeed): Drawn => only(picture, `[data-deed="${id}"]`);
const glyphOf = (row: Drawn): string => row.querySelector('use.deed-glyph')?.getAttribute('href') ?? '';
/** Lanterns that are lit for a deed: not those of the streets. */
const litIn = (picture: Drawn): Drawn[] => [...picture.querySelectorAll('use[href="#g-lantern"]')].filter((use) => !use.closest('.mark'));

describe('a figure of the ledger', () => {
  it('says each of its rows by its name in full, and none of another part', () => {
    for (const { where, picture, own, tale: from } of of(...KINDS)) {
      const said = saidIn(picture);
      expect(own.length, where).toBeGreaterThan(0);
      for (const { name } of own) expect(said, where).toContain(solid(name));
      // A short name may be a part of other words.
      const strange = from.told.deeds.filter(({ name }) => name.length > 5 && !own.some((deed) => deed.name.includes(name)));
      for (const { name } of strange) expect(said, where).not.toContain(solid(name));
    }
  });

  it('has the numbers of its rows in their exact wording, and no other words in their colour', () => {
    let seen = 0;
    for (const { where, picture, own, tale: from } of of(...KINDS)) {
      const displays = own.flatMap(({ fact }) => from.told.facts.filter(({ id }) => id === fact).map(({ display }) => display));
      expect(textsIn(picture, '.deed-fact, .run-fact').sort(), where).toEqual(displays.sort());
      seen += displays.length;
    }
    expect(seen).toBeGreaterThan(8);
  });

  it('lights a lantern for a result with a name, and for nothing else', () => {
    for (const { where, picture, own } of of('strands', 'shelves', 'together'))
      expect(litIn(picture).length, where).toBe(own.filter(({ kind }) => kind === '回音').length);
    for (const { where, picture, own } of of('deeds'))
      for (const deed of own) expect(glyphOf(rowOf(picture, deed)) === '#k-echo', `${where} ${deed.name}`).toBe(deed.kind === '回音');
    // Those of the days are the days themselves.
    for (const { where, picture, own } of of('days'))
      expect(litIn(picture).length, where).toBe(own.filter(({ kind }) => kind === '题目').length);
  });

  it('runs dry once for each list that goes on', () => {
    for (const { where, picture, own } of of('deeds', 'days', 'shelves', 'together')) {
      // Not that of the legend.
      expect(picture.querySelectorAll('.deed use.goes-on, g.goes-on').length, where).toBe(own.filter(({ open }) => open).length);
    }
    for (const { where, picture, own } of of('strands'))
      for (const { name, open } of own) if (open) expect(saidIn(picture), where).toContain(`${solid(name)}等`);
  });

  it('draws all deeds alike: every sign of a kind, every lantern, every volume’s back of one size', () => {
    const sizes = (uses: readonly Drawn[]): Set<string> => new Set(uses.map(useBox).map(({ width, height }) => `${width} ${height}`));
    for (const { where, picture } of of('deeds'))
      expect(sizes([...picture.querySelectorAll('use.deed-glyph')]).size, where).toBeLessThan(2);
    for (const { where, picture } of of('strands', 'days', 'shelves')) {
      const scales = new Set(litIn(picture).map((use) => /scale\(([^)]+)\)/.exec(use.getAttribute('transform') ?? '')?.[1]));
      expect(scales.size, where).toBeLessThan(2);
    }
    for (const { where, picture } of of('days'))
      expect(
        new Set([...picture.querySelectorAll('rect.slip')].map((slip) => `${number(slip, 'width')} ${number(slip, 'height')}`)).size,
        where,
      ).toBe(1);
  });
});

describe('the scroll', () => {
  it('has its rows in the order of the report, from above, each fold after the one before it', () => {
    for (const { where, picture, own } of of('deeds')) {
      const rows = [...picture.querySelectorAll('[data-deed]')];
      expect(
        rows.map((row) => row.getAttribute('data-deed')),
        where,
      ).toEqual(own.map(({ id }) => id));
      const tops = rows.map((row) => number(only(row, 'text.deed-name').querySelector('tspan') ?? only(row, 'text.deed-name'), 'y'));
      expect(tops, where).toEqual([...tops].sort((a, b) => a - b));
    }
  });

  it('has political terms as plain text: the words alone, without a drawing, a kind or words of ours', () => {
    let seen = 0;
    for (const { where, picture, own } of of('deeds')) {
      for (const deed of own.filter(({ kind }) => kind === '学习')) {
        const row = rowOf(picture, deed);
        expect(glyphOf(row), `${where} ${deed.name}`).toBe('');
        expect(saidIn(row), where).toBe(solid(deed.name));
        seen += 1;
      }
      for (const deed of own.filter(({ kind }) => kind !== '学习'))
        expect(glyphOf(rowOf(picture, deed)), `${where} ${deed.name}`).not.toBe('');
    }
    expect(seen).toBeGreaterThan(15);
  });

  it('stands open on the stage at the fold of its step, with all rows of it', () => {
    for (const { where, picture, tale: from, step, env } of stages.filter((view) => view.step.scene.layout === 'deeds')) {
      if (env !== PHONE && env !== DESK) continue;
      const part = String(from.told.story.figures.find(({ id }) => id === step.figure)?.part);
      const own = from.told.deeds.filter(({ section, lead }) => section === part && (lead === '' || lead === String(step.scene.fold ?? 1)));
      expect(own.length, where).toBeGreaterThan(0);
      for (const { name } of own) expect(saidIn(picture), where).toContain(solid(name));
    }
  });
});

describe('the directory', () => {
  it('has every lead of every section in full, in the report’s order, each section leading to its first step', () => {
    let seen = 0;
    for (const { where, picture, tale: from, env } of stages.filter((view) => view.step.scene.layout === 'directory')) {
      const sections = from.told.story.chapters.filter(({ leads }) => leads);
      expect(
        [...picture.querySelectorAll('a.row')].map((row) => row.getAttribute('href')),
        where,
      ).toEqual(sections.map(({ steps }) => `#${steps[0]?.id ?? ''}`));
      if (env !== PHONE && env !== DESK && env.garland) continue;
      expect([...picture.querySelectorAll('.fold')].map(saidIn), where).toEqual(sections.flatMap(({ leads }) => leads ?? []));
      seen += 1;
    }
    expect(seen).toBe(6);
  });
});
