/** What a drawn map means, held against the data and the shape of the earth: a renewed picture cannot hide a wrong one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../fixtures/overlay';
import { edited, storyOf } from '../fixtures/variant';
import { allLetters, lanternsOf, leadersOf, lettersOf, meets, middleOf, number, only, placeOf, useBox, type Box, type Ink } from './ink';
import { drawing, type Draw } from './pictures';
import { tales, views, type Tale, type View } from './stories';
import { elementOf, type Drawn } from './svg';
import { distance, fit, metres, nearest, told, type Fit, type Point } from './told';

let draw: Draw;
let maps: View[] = [];
beforeAll(async () => {
  draw = await drawing();
  maps = await views((layout) => layout === 'map', tales(), draw);
});

/** The map on which the lanterns of a picture stand. */
function fitOf({ picture, tale }: Pick<View, 'picture' | 'tale'>): Fit {
  const places = new Map(tale.told.streets.map(({ id, at }) => [id, at]));
  return fit(
    lanternsOf(picture).map(({ id, at }) => {
      const geo = places.get(id);
      if (!geo) throw new Error(`a lantern of no street: ${id}`);
      return { at, geo };
    }),
  );
}

/** Metres of ground below one px in the middle of the stage. */
function metresPerPx(map: Fit, { size }: View['env']): number {
  const [x, y] = [size.width / 2, size.height / 2];
  return metres(map.geo([x - 50, y]), map.geo([x + 50, y])) / 100;
}

const words = (text: string): string => text.replace(/\s/g, '');
const captionOf = (picture: Drawn): string =>
  words(
    allLetters(only(picture, 'g.caption'))
      .map(({ text }) => text)
      .join(''),
  );

describe('the ground', () => {
  it('has every lantern at its street’s coordinates, on an even map with north above and east to the right', () => {
    for (const view of maps) {
      const map = fitOf(view);
      expect(lanternsOf(view.picture), view.where).toHaveLength(view.tale.told.streets.length);
      expect(map.off, view.where).toBeLessThan(0.1);
      expect(map.stretch, view.where).toBeCloseTo(1, 2);
      const [x, y] = map.at([120.15, 30.3]);
      expect(map.at([120.16, 30.3])[0], view.where).toBeGreaterThan(x);
      expect(map.at([120.15, 30.31])[1], view.where).toBeLessThan(y);
    }
  });

  it('has a scale bar as long as it says', () => {
    for (const view of maps) {
      const bar = only(view.picture, 'path.scale-bar');
      const width = Number(/H(\S+?)V/.exec(bar.getAttribute('d') ?? '')?.[1]);
      const [, count = '', unit] = /^(\d+) (公里|米)$/.exec(bar.parentElement?.querySelector('text')?.textContent ?? '') ?? [];
      const said = Number(count) * (unit === '公里' ? 1000 : 1);
      expect(Math.abs((width * metresPerPx(fitOf(view), view.env)) / said - 1), `${view.where}: ${count} ${unit}`).toBeLessThan(0.01);
    }
  });

  it('has glows as wide as the sources lie apart, one a street and one a place that has any', () => {
    for (const view of maps) {
      const map = fitOf(view);
      const glows = [...view.picture.querySelectorAll('.glows .glow')].map((glow) => ({
        at: placeOf(glow).at,
        r: Math.max(...[...glow.querySelectorAll('circle')].map((circle) => number(circle, 'r'))),
      }));
      const shown = [...view.picture.querySelectorAll('.place')].map((place) => place.getAttribute('data-place'));
      const { streets, places } = view.tale.told;
      const unsure = [...streets, ...places.filter(({ id }) => shown.includes(id))].filter(({ spreadM }) => spreadM > 0);
      expect(glows, view.where).toHaveLength(unsure.length);
      for (const { id, at, spreadM } of unsure) {
        const [x, y] = map.at(at ?? [NaN, NaN]);
        const own = glows.find((glow) => distance(glow.at, [x, y]) < 0.2);
        const px = (spreadM / metres(map.geo([x - 50, y]), map.geo([x + 50, y]))) * 100;
        expect(Math.abs((own?.r ?? NaN) - px), `${view.where}: ${id}`).toBeLessThan(0.06 + px * 0.005);
      }
    }
  });

  it('has its waters under the lanterns where they are on the ground', () => {
    for (const tale of tales()) {
      const paths = elementOf(draw.waterMarkup(tale.story));
      for (const view of maps.filter((each) => each.tale.name === tale.name)) {
        const map = fitOf(view);
        const ground = placeOf(only(view.picture, 'g.ground'));
        for (const { id, line } of tale.told.waters) {
          const drawn = pathPoints(only(paths, `path#centre-${id}`).getAttribute('d') ?? '').map(([x, y]): Point => [
            ground.at[0] + x * ground.scale,
            ground.at[1] + y * ground.scale,
          ]);
          const meant = line.map(map.at);
          expect(view.picture.querySelectorAll(`use[href="#brush-${id}"]`), `${view.where}: ${id}`).toHaveLength(1);
          expect(Math.max(...drawn.map((at) => nearest(meant, at).away)), `${view.where}: ${id} as drawn`).toBeLessThan(1);
          expect(Math.max(...meant.map((at) => nearest(drawn, at).away)), `${view.where}: ${id} as told`).toBeLessThan(1);
        }
      }
    }
  });

  it('is never nearer than the data are exact: what the most exact of them may be off stays a few px', async () => {
    const closest = edited(
      { 'story.yaml': (text) => text.replace('focus: [shangtang-river]', 'focus: [gongchen-bridge]') },
      fixture('base'),
    );
    const tale: Tale = { name: 'close', story: storyOf(closest), told: told(closest) };
    const close = await views((layout) => layout === 'map', [tale], draw);
    for (const view of [...maps, ...close]) {
      const off = Math.min(...view.tale.told.waters.map(({ errorM }) => errorM)) / metresPerPx(fitOf(view), view.env);
      expect(off, view.where).toBeLessThan(6.5);
    }
    // The camera of one of them would come nearer if it might.
    expect(Math.min(...close.map((view) => metresPerPx(fitOf(view), view.env)))).toBeLessThan(4.5);
  });
});

/** Points of path data of one line that goes on in relative steps. */
function pathPoints(d: string): Point[] {
  const [, start = '', steps = ''] = /^M([^l]+)l(.*)$/.exec(d) ?? [];
  const numbers = (text: string): number[] => [...text.matchAll(/-?[\d.]+/g)].map(([each]) => Number(each));
  let [x = NaN, y = NaN] = numbers(start);
  const flat = numbers(steps);
  return [[x, y], ...Array.from({ length: flat.length / 2 }, (_, k): Point => [(x += flat[2 * k] ?? NaN), (y += flat[2 * k + 1] ?? NaN)])];
}

describe('names', () => {
  it('stand at their own lantern: the street’s label, beside it or led to it by a line', () => {
    for (const { picture, tale, where } of maps) {
      const [lanterns, lines] = [lanternsOf(picture), leadersOf(picture)];
      for (const { id, name, letters, at, classes } of lanterns.filter((each) => each.letters.length > 0)) {
        expect(classes.has('under'), `${where}: ${id} is named and not shown`).toBe(false);
        expect(name, where).toBe(tale.told.streets.find((street) => street.id === id)?.label);
        const away = Math.min(
          ...letters.flatMap(({ boxes }) =>
            boxes.map((box) =>
              Math.hypot(Math.max(0, box.x - at[0], at[0] - box.x - box.width), Math.max(0, box.y - at[1], at[1] - box.y - box.height)),
            ),
          ),
        );
        const led = lines.some(([from]) => Math.hypot(from[0] - at[0], from[1] - at[1]) < 1);
        expect(away < 40 || led, `${where}: ${name} is ${away.toFixed()} px away`).toBe(true);
      }
    }
  });

  it('that stand away are led to as far as their first letter: no line runs through a name, a water’s neither', () => {
    let led = 0;
    for (const { picture, where } of maps) {
      const names = [...picture.querySelectorAll('.marks, .places, .water-names')].flatMap(allLetters);
      for (const [from, to] of leadersOf(picture)) {
        const spots = Array.from({ length: 61 }, (_, k): Box => {
          const [x, y] = [0, 1].map((axis) => (from[axis] ?? NaN) + (((to[axis] ?? NaN) - (from[axis] ?? NaN)) * k) / 60);
          return { x: x ?? NaN, y: y ?? NaN, width: 0, height: 0 };
        });
        const hit = names.filter(({ boxes }) => boxes.some((box) => spots.some((spot) => meets(box, spot))));
        expect(
          hit.map(({ text }) => text),
          `${where}: from ${from.join(' ')}`,
        ).toEqual([]);
        led += 1;
      }
    }
    expect(led).toBeGreaterThan(20);
  });

  it('of waters read downward or to the right, in order, beside their own water', () => {
    let read = 0;
    for (const view of maps) {
      const map = fitOf(view);
      for (const text of view.picture.querySelectorAll('.water-names text')) {
        const [letters] = lettersOf(text);
        const water = view.tale.told.waters.find(({ name }) => name === letters?.text);
        if (!letters || !water) throw new Error(`${view.where}: a name of no water: ${letters?.text ?? ''}`);
        const spots = letters.boxes.map(middleOf);
        const [first, last] = [spots[0] ?? [0, 0], spots[spots.length - 1] ?? [0, 0]];
        const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
        expect(
          dy >= Math.abs(dx) || (dx > 0 && dx >= Math.abs(dy)) || (dy > 0 && dy > 0.5 * Math.abs(dx)),
          `${view.where}: ${letters.text} runs ${dx.toFixed()}, ${dy.toFixed()}`,
        ).toBe(true);
        spots
          .slice(1)
          .forEach((spot, k) =>
            expect(
              (spot[0] - (spots[k]?.[0] ?? 0)) * dx + (spot[1] - (spots[k]?.[1] ?? 0)) * dy,
              `${view.where}: ${letters.text}`,
            ).toBeGreaterThan(0),
          );
        const line = water.line.map(map.at);
        for (const spot of spots)
          expect(nearest(line, spot).away, `${view.where}: ${letters.text} beside its water`).toBeLessThan(letters.fontSize * 4);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(maps.length);
  });

  it('none of them, and no lantern, lies under the caption', () => {
    for (const { picture, where } of maps) {
      const furniture: Ink[] = allLetters(only(picture, 'g.caption')).flatMap(({ text, boxes }) =>
        boxes.map((box) => ({ name: text, box })),
      );
      const shown: Ink[] = [
        ...lanternsOf(picture)
          .filter(({ classes }) => !classes.has('under'))
          .flatMap(({ id, box, letters }) => [
            { name: id, box },
            ...letters.flatMap(({ text, boxes }) => boxes.map((each) => ({ name: text, box: each }))),
          ]),
        ...['.places', '.water-names']
          .flatMap((selector) => allLetters(only(picture, selector)))
          .flatMap(({ text, boxes }) => boxes.map((box) => ({ name: text, box }))),
      ];
      expect(
        shown.flatMap((ink) => furniture.filter(({ box }) => meets(box, ink.box)).map(({ name }) => `${ink.name} under ${name}`)),
        where,
      ).toEqual([]);
    }
  });
});

describe('a bridge', () => {
  it('is drawn as one, and nothing else is', () => {
    for (const { picture, tale, where } of maps) {
      for (const place of picture.querySelectorAll('.place')) {
        const known = tale.told.places.find(({ id }) => id === place.getAttribute('data-place'));
        expect(place.querySelectorAll('use[href="#g-arch3"]').length, `${known?.name ?? ''} ${where}`).toBe(known?.bridge ? 1 : 0);
      }
    }
  });

  it('stands clear of every lantern, at most a lantern’s length from its place', () => {
    let seen = 0;
    for (const view of maps) {
      for (const arch of view.picture.querySelectorAll('use[href="#g-arch3"]')) {
        seen += 1;
        const use = useBox(arch);
        // Its ink: 47.6 of 48 units wide, from 8.8 above to 10.4 below the middle of 24.
        const [x, y] = middleOf(use);
        const box = { x: use.x, y: y - (use.height * 8.8) / 24, width: use.width, height: (use.height * 19.2) / 24 };
        const hit = lanternsOf(view.picture).filter((lantern) => !lantern.classes.has('under') && meets(lantern.box, box, 1));
        expect(
          hit.map(({ id }) => id),
          view.where,
        ).toEqual([]);
        const place = view.tale.told.places.find(({ id }) => id === arch.parentElement?.getAttribute('data-place'));
        expect(distance([x, y], fitOf(view).at(place?.at ?? [NaN, NaN])), view.where).toBeLessThan(70);
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe('what a map must say of itself', () => {
  it('that places are approximate, whose waters they are, what the step notes', () => {
    for (const { picture, tale, step, where } of maps) {
      const said = captionOf(picture);
      const { position_note, source, source_short } = tale.told.map;
      for (const duty of [position_note, step.scene.note ?? '']) expect(said, where).toContain(words(duty));
      const whose = [source, source_short ?? source].filter((text) => said.includes(words(text)));
      expect(whose.length, `${where}: ${said}`).toBeGreaterThan(0);
      expect(said, where).toMatch(/光晕越大，位置越不确定|光晕越大越不确定/);
    }
  });

  it('its 审图号 once there is one; that it is wanting while a basemap is used without', async () => {
    const site = (edit: (text: string) => string): Tale => {
      const files = edited({ 'site.yaml': edit }, fixture('base'));
      return { name: 'site', story: storyOf(files), told: told(files) };
    };
    const numbered = site((text) => text.replace('review_number: ""', 'review_number: 浙S（2026）1号'));
    const pending = site((text) => text.replace('basemap: embedded', 'basemap: tianditu\n  basemap_source: 底图 © 天地图'));
    const [with1, with2] = [
      await views((layout) => layout === 'map', [numbered], draw),
      await views((layout) => layout === 'map', [pending], draw),
    ];
    for (const { picture, where } of with1) expect(captionOf(picture), where).toContain('审图号：浙S（2026）1号');
    for (const { picture, where } of with2) expect(captionOf(picture), where).toContain('审图号待补');
    for (const { picture, where } of maps) expect(captionOf(picture), where).not.toContain('审图号');
  });

  it('which streets have a platform, by ring and name, always with its caution; and where the basis is asked for, that too', () => {
    for (const { picture, tale, step, env, where } of maps) {
      for (const { id, classes, letters, element } of lanternsOf(picture)) {
        const platform = step.scene.platforms ? tale.told.platforms.find(({ street }) => street === id) : undefined;
        expect(element.querySelectorAll('circle.ring').length, `${where}: ${id}`).toBe(platform ? 1 : 0);
        if (!platform || classes.has('under')) continue;
        // In a window of a hand's breadth or height the street's own name is all there is room for.
        if (Math.min(env.size.width, env.size.height) < 300 && letters.length < 2) continue;
        const said = letters.map(({ text }) => text).join('');
        expect(said, where).toContain(platform.name);
        expect(said, where).toContain(platform.status);
        if (step.scene.basis) expect(said, where).toContain(platform.basis.slice(0, 3));
      }
    }
    const cautious = maps
      .filter(({ step, env }) => step.scene.platforms && env.size.width > 350)
      .map(({ picture }) => words(picture.textContent ?? ''));
    expect(cautious.length).toBeGreaterThan(6);
    for (const said of cautious) expect(said).toContain('待核实');
  });
});
