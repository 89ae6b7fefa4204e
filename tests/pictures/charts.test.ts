/** What the charts mean: which is which, in what order, how many; read from the drawing and held against the data. */
import { beforeAll, describe, expect, it } from 'vitest';
import { allLetters, lanternsOf, meets, middleOf, number, only, placeOf, useBox, type Box, type Lantern, type Letters } from './ink';
import { PHONE, drawing, type Draw } from './pictures';
import { tales, views, type Tale, type View } from './stories';
import { elementOf, type Drawn } from './svg';
import { nearest, type LonLat, type Point, type Told } from './told';

let draw: Draw;
let charts: View[] = [];
let maps: View[] = [];
beforeAll(async () => {
  draw = await drawing();
  charts = await views((layout) => layout !== 'map', tales(), draw);
  maps = await views((layout) => layout === 'map', tales(), draw);
});

/** The views of a layout; a rule that nothing is held against is no rule. */
function of(layout: string): View[] {
  const found = charts.filter(({ step }) => step.scene.layout === layout);
  if (found.length === 0) throw new Error(`no step has the layout ${layout}`);
  return found;
}
const factOf = ({ tale, step }: View): Told['facts'][number] => {
  const figure = tale.told.story.figures.find(({ id }) => id === step.figure);
  const fact = tale.told.facts.find(({ id }) => id === figure?.fact);
  if (!fact) throw new Error(`no fact at ${step.id}`);
  return fact;
};
/** The text elements of a class, each with all its lines as one. */
const saidIn = (within: Drawn, selector: string): { said: string; box: Box; fontSize: number }[] =>
  [...within.querySelectorAll(selector)].map((text) => {
    const letters = allLettersOf(text);
    const boxes = letters.flatMap((each) => each.boxes);
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    return {
      said: letters.map((each) => each.text).join(''),
      fontSize: letters[0]?.fontSize ?? 0,
      box: {
        x,
        y,
        width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
        height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
      },
    };
  });
const allLettersOf = (text: Drawn): Letters[] =>
  text.tagName === 'text' ? allLetters({ querySelectorAll: () => [text] } as unknown as Drawn) : allLetters(text);
const xOf = ({ box }: { box: Box }): number => middleOf(box)[0];
const yOf = ({ box }: { box: Box }): number => middleOf(box)[1];

/** Pairs in which both orders agree, less those in which they do not, as a share of all (Kendall). */
function agreement<T>(things: readonly T[], a: (thing: T) => number, b: (thing: T) => number): number {
  const pairs = things
    .flatMap((one, k) => things.slice(k + 1).map((other) => Math.sign(a(one) - a(other)) * Math.sign(b(one) - b(other))))
    .filter((sign) => sign !== 0);
  return pairs.reduce((sum, sign) => sum + sign, 0) / pairs.length;
}

interface Placed extends Lantern {
  readonly geo: LonLat;
  readonly former: string;
}
/** The lanterns of a picture with what the data say of their streets; each must bear its own street’s name. */
function placed({ picture, tale, where }: View): Placed[] {
  return lanternsOf(picture).map((lantern) => {
    const street = tale.told.streets.find(({ id }) => id === lantern.id);
    if (!street) throw new Error(`${where}: a lantern of no street`);
    if (lantern.name !== '') expect(lantern.name, where).toBe(street.label);
    return { ...lantern, geo: street.at, former: street.former };
  });
}

/** Street id → how far along the main water its nearest reach lies, from the water's northern end. */
function along({ told }: Tale): Map<string, number> {
  const flat = ([lon, lat]: LonLat): Point => [lon * Math.cos((30.32 * Math.PI) / 180), lat];
  const canal = told.waters.find(({ id }) => id === 'grand-canal')?.line.map(flat) ?? [];
  const southward = (canal[0]?.[1] ?? 0) > (canal[canal.length - 1]?.[1] ?? 0);
  return new Map(told.streets.map(({ id, at }) => [id, nearest(canal, flat(at)).along * (southward ? 1 : -1)]));
}

describe('the tile map', () => {
  it('has the streets in the east to the right and those in the north above, one a tile, all tiles equal', () => {
    for (const view of of('tiles')) {
      const streets = placed(view);
      expect(streets.filter(({ name }) => name === '').length, view.where).toBe(0);
      expect(
        agreement(
          streets,
          ({ geo }) => geo[0],
          ({ at }) => at[0],
        ),
        `${view.where}: east`,
      ).toBeGreaterThan(0.7);
      expect(
        agreement(
          streets,
          ({ geo }) => geo[1],
          ({ at }) => -at[1],
        ),
        `${view.where}: north`,
      ).toBeGreaterThan(0.9);
      const rows = [...new Set(streets.map(({ at }) => at[1].toFixed(0)))].map((y) => streets.filter(({ at }) => at[1].toFixed(0) === y));
      for (const row of rows)
        expect(
          agreement(
            row,
            ({ geo }) => geo[0],
            ({ at }) => at[0],
          ),
          `${view.where}: a row`,
        ).toSatisfy((share: number) => row.length < 2 || share === 1);
      const tiles = [...view.picture.querySelectorAll('rect.tile')].map((tile): Box => ({
        x: number(tile, 'x'),
        y: number(tile, 'y'),
        width: number(tile, 'width'),
        height: number(tile, 'height'),
      }));
      expect(tiles, view.where).toHaveLength(streets.length);
      expect(new Set(tiles.map(({ width, height }) => `${width} ${height}`)).size, view.where).toBe(1);
      for (const { box, letters, name } of streets) {
        const own = tiles.filter((tile) => meets(tile, box));
        expect(own, `${view.where}: ${name}`).toHaveLength(1);
        const [cell] = own;
        const [x, y] = middleOf(letters[0]?.boxes[0] ?? { x: NaN, y: NaN, width: 0, height: 0 });
        expect(
          cell && x > cell.x && x < cell.x + cell.width && y > cell.y && y < cell.y + cell.height,
          `${view.where}: ${name} in its tile`,
        ).toBe(true);
      }
      expect(new Set(streets.map(({ box }) => tiles.findIndex((tile) => meets(tile, box)))).size, view.where).toBe(streets.length);
    }
  });
});

describe('the strip along the canal', () => {
  it('has the streets in the order in which the water passes them, from the north', () => {
    for (const view of of('strip')) {
      const order = along(view.tale);
      const streets = placed(view).sort((a, b) => a.at[1] - b.at[1]);
      const ways = streets.map(({ id }) => order.get(id) ?? NaN);
      expect(ways, view.where).toEqual([...ways].sort((a, b) => a - b));
      const gaps = streets.slice(1).map(({ at }, k) => at[1] - (streets[k]?.at[1] ?? 0));
      expect(Math.max(...gaps) - Math.min(...gaps), `${view.where}: equal steps`).toBeLessThan(0.1);
    }
  });

  it('says at either end whither the river leads as a whole: 北 at the northern end, 东 at the eastern', () => {
    for (const view of of('strip')) {
      const streets = placed(view);
      const ends = saidIn(view.picture, 'text.compass');
      expect(ends.map(({ said }) => said).sort(), view.where).toEqual(view.tale.name === 'mirror' ? ['东北', '西南'] : ['东南', '西北']);
      const mean = (word: string, axis: 0 | 1): number => {
        const end = ends.find(({ said }) => said.includes(word));
        if (!end) throw new Error(`no ${word}`);
        const near = [...streets].sort((a, b) => Math.abs(a.at[1] - yOf(end)) - Math.abs(b.at[1] - yOf(end))).slice(0, 3);
        return near.reduce((sum, { geo }) => sum + geo[axis] / 3, 0);
      };
      expect(mean('北', 1), view.where).toBeGreaterThan(mean('南', 1) + 0.03);
      expect(mean('东', 0), view.where).toBeGreaterThan(mean('西', 0));
    }
  });
});

describe('counted things', () => {
  const unitsOf = ({ picture }: View): Box[] =>
    [...picture.querySelectorAll('use[data-unit]')].map((use) => {
      const { at, scale } = placeOf(use);
      return {
        x: at[0] + (number(use, 'x') - 12) * scale,
        y: at[1] + (number(use, 'y') - 12) * scale,
        width: 24 * scale,
        height: 24 * scale,
      };
    });

  it('are as many as the fact says, none on another; a square number is a square', () => {
    for (const view of of('units')) {
      const units = unitsOf(view);
      const { value } = factOf(view);
      expect(units, view.where).toHaveLength(value);
      const sorted = [...units].sort((a, b) => a.y - b.y);
      const rows: Box[][] = [];
      for (const unit of sorted) {
        const row = rows[rows.length - 1];
        if (row?.[0] && unit.y - row[0].y < unit.height * 0.5) row.push(unit);
        else rows.push([unit]);
      }
      for (const row of rows)
        row
          .sort((a, b) => a.x - b.x)
          .slice(1)
          .forEach((unit, k) => expect(unit.x, view.where).toBeGreaterThan((row[k]?.x ?? 0) + unit.width * 0.95));
      const side = Math.sqrt(value);
      if (Number.isInteger(side))
        expect(
          rows.map((row) => row.length),
          view.where,
        ).toEqual(Array.from({ length: side }, () => side));
      else expect(new Set(rows.slice(0, -1).map((row) => row.length)).size, `${view.where}: full rows`).toBeLessThan(2);
    }
  });

  it('169 is among them, 13 × 13', () => {
    expect(of('units').filter((view) => factOf(view).value === 169)).not.toEqual([]);
  });

  it('end open only where the fact is a lower bound: 余 and a dry stroke after the last one, on none of them', () => {
    for (const view of of('units')) {
      const ends = [...view.picture.querySelectorAll('[data-open-end]')];
      expect(ends.length, view.where).toBe(factOf(view).open ? 1 : 0);
      for (const end of ends) {
        const dry = useBox(only(end, 'use'));
        const scale = Math.min(dry.width / 72, dry.height / 24);
        const stroke: Box = { x: dry.x, y: dry.y + dry.height / 2 - 7 * scale, width: 72 * scale, height: 14 * scale };
        const [word] = saidIn(end, 'text');
        expect(word?.said, view.where).toBe('余');
        const units = unitsOf(view);
        const last = units[units.length - 1];
        if (!last || !word) throw new Error('no last unit');
        expect(stroke.width, view.where).toBeGreaterThan(last.width);
        for (const box of [stroke, word.box]) {
          expect(
            units.filter((unit) => meets(unit, box, 1)),
            view.where,
          ).toEqual([]);
          const [x, y] = middleOf(box);
          expect(y > last.y + last.height || (y > last.y && x > last.x + last.width), `${view.where}: after the last`).toBe(true);
          expect(box.x >= 0 && box.x + box.width <= view.env.size.width, view.where).toBe(true);
        }
        expect(meets(stroke, word.box, 1), `${view.where}: 余 beside its stroke`).toBe(false);
      }
    }
  });
});

describe('a sum', () => {
  it('stands in its exact wording, with 余 at its open end only if it is a lower bound', () => {
    for (const view of of('sum')) {
      const { display, open } = factOf(view);
      expect(
        saidIn(view.picture, 'text.sum-number').map(({ said }) => said),
        view.where,
      ).toEqual([display]);
      expect(
        saidIn(view.picture, '[data-open-end] text').map(({ said }) => said),
        view.where,
      ).toEqual(open ? ['余'] : []);
      // One big number, silence around it.
      const [number] = saidIn(view.picture, 'text.sum-number');
      const others = allLetters(view.picture)
        .filter(({ text }) => text !== display)
        .map(({ fontSize }) => fontSize);
      expect(number?.fontSize, view.where).toBeGreaterThan(Math.max(...others) * 1.3);
    }
  });
});

describe('the merger', () => {
  it('has every street on the water of the district that it came from, below that district’s name, its own name on the outer side', () => {
    for (const view of of('merger')) {
      const middle = view.env.size.width / 2;
      const heads = saidIn(view.picture, 'text.arm-name');
      expect(heads.map(({ said }) => said).sort(), view.where).toEqual(
        [...new Set(view.tale.told.streets.map(({ former }) => former))].sort(),
      );
      for (const { at, former, letters, name } of placed(view)) {
        const near = [...heads].sort((a, b) => Math.abs(xOf(a) - at[0]) - Math.abs(xOf(b) - at[0]))[0];
        expect(near?.said, `${view.where}: ${name}`).toBe(former);
        const [x] = middleOf(letters[0]?.boxes[0] ?? { x: NaN, y: NaN, width: 0, height: 0 });
        expect(Math.abs(x - middle), `${view.where}: ${name} outside its water`).toBeGreaterThan(Math.abs(at[0] - middle));
        expect(Math.sign(x - middle), `${view.where}: ${name}`).toBe(Math.sign(at[0] - middle));
      }
    }
  });
});

describe('the wall', () => {
  it('has every fact in its exact wording over what it counts, in the ledger’s order, leading to the step that shows it', () => {
    for (const view of of('wall')) {
      const { facts, story } = view.tale.told;
      const cells = [...view.picture.querySelectorAll('a.cell')];
      const steps = story.chapters.flatMap((chapter) => chapter.steps);
      expect(
        cells.map((cell) => saidIn(cell, 'text.wall-number')[0]?.said),
        view.where,
      ).toEqual(facts.map(({ display }) => display));
      expect(
        cells.map((cell) => saidIn(cell, 'text.wall-noun')[0]?.said),
        view.where,
      ).toEqual(facts.map(({ id }) => story.figures.find((figure) => figure.id === id)?.noun));
      expect(
        cells.map((cell) => cell.getAttribute('href')),
        view.where,
      ).toEqual(facts.map(({ id }) => `#${steps.find(({ figure }) => figure === id)?.id ?? ''}`));
      for (const cell of cells) {
        const [above, below] = [saidIn(cell, 'text.wall-number')[0], saidIn(cell, 'text.wall-noun')[0]];
        expect(above && below && meets(above.box, below.box, 1), view.where).toBe(false);
        expect(below && above && yOf(below) > yOf(above), view.where).toBe(true);
        // The rule below them begins where they begin and touches neither.
        const [, x = NaN, y = NaN] = (/^M([\d.]+) ([\d.]+)H/.exec(cell.querySelector('.hairline')?.getAttribute('d') ?? '') ?? []).map(
          Number,
        );
        expect(Math.abs(x - (above?.box.x ?? 0)), view.where).toBeLessThan(1);
        expect((below?.box.y ?? NaN) + (below?.box.height ?? NaN), view.where).toBeLessThan(y);
      }
    }
  });
});

describe('a sheet', () => {
  it('sets its fact in the exact wording, larger than all else on it; a card does too', () => {
    for (const {
      name,
      story,
      told: {
        facts,
        story: { figures },
      },
    } of tales()) {
      for (const { id, kind, markup } of draw.sheetFiles(story).filter((each) => each.kind !== 'cover')) {
        const fact = facts.find((each) => each.id === figures.find((figure) => figure.id === id)?.fact);
        const sheet = elementOf(markup);
        const numbers = [...sheet.querySelectorAll('text.sheet-digits, text.sum-number')];
        expect(
          numbers.map(({ textContent }) => textContent),
          `${name} ${kind} ${id}`,
        ).toEqual(fact ? [fact.display] : []);
        const sizes = [...sheet.querySelectorAll('text')]
          .filter((text) => !numbers.includes(text))
          .map((text) => Number(text.getAttribute('font-size') ?? 0));
        for (const number of numbers.filter(({ parentElement }) => parentElement === sheet))
          expect(Number(number.getAttribute('font-size')), id).toBeGreaterThan(Math.max(...sizes));
      }
    }
  });
});

describe('every picture', () => {
  it('lets no words of a chart lie on others, or reach off the stage', () => {
    for (const {
      picture,
      env: {
        size: { width, height },
      },
      where,
    } of charts) {
      const words = [...picture.querySelectorAll('text')]
        .filter((text) => !text.closest('.mark'))
        .flatMap((text) => allLettersOf(text).flatMap(({ text: said, boxes }) => boxes.map((box) => ({ said, box }))));
      const hits = words.flatMap((a, k) =>
        words
          .slice(k + 1)
          .filter((b) => a.said !== b.said && meets(a.box, b.box, 1))
          .map((b) => `${a.said} on ${b.said}`),
      );
      expect([...new Set(hits)], where).toEqual([]);
      expect(
        words
          .filter(({ box }) => box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 2)
          .map(({ said }) => said),
        where,
      ).toEqual([]);
    }
  });

  it('lets no name lie on a lantern', () => {
    for (const { picture, where } of charts.filter(({ step }) => ['strip', 'tiles', 'merger'].includes(step.scene.layout))) {
      const lanterns = lanternsOf(picture);
      const hits = lanterns.flatMap(({ letters }) =>
        letters.flatMap(({ text, boxes }) =>
          boxes.flatMap((box) => lanterns.filter((each) => meets(each.box, box, 1)).map(({ id }) => `${text} on ${id}`)),
        ),
      );
      expect(hits, where).toEqual([]);
    }
  });

  it('sets type of 12 px or more, names of lanterns too', () => {
    for (const { picture, where } of [...charts, ...maps]) {
      const small = allLetters(picture).filter(({ fontSize }) => fontSize < 12 - 1e-6);
      expect(
        small.map(({ text, fontSize }) => `${text} at ${fontSize.toFixed(1)} px`),
        where,
      ).toEqual([]);
    }
  });

  it('of a sheet does so too, before it is enlarged', () => {
    for (const tale of tales()) {
      // A cover has no scene of a step.
      for (const { id, kind, markup } of draw.sheetFiles(tale.story).filter((each) => each.kind !== 'cover')) {
        const picture = only(elementOf(markup), 'svg.picture');
        expect(
          allLetters(picture)
            .filter(({ fontSize }) => fontSize < 12 - 1e-6)
            .map(({ text }) => text),
          `${kind} ${id}`,
        ).toEqual([]);
      }
    }
  });

  it('hangs idle lanterns along the top in the order along the canal, where the stage is', () => {
    const idle = charts.filter(({ step, env }) => env.garland && !['strip', 'tiles', 'merger'].includes(step.scene.layout));
    for (const view of idle) {
      const order = along(view.tale);
      const ways = placed(view)
        .sort((a, b) => a.at[0] - b.at[0])
        .map(({ id }) => order.get(id) ?? NaN);
      expect(ways, view.where).toHaveLength(view.tale.told.streets.length);
      expect(ways, view.where).toEqual([...ways].sort((a, b) => a - b));
      for (const { at, letters, name } of placed(view)) {
        for (const { boxes } of letters) {
          for (const box of boxes) expect(Math.abs(middleOf(box)[0] - at[0]), `${view.where}: ${name} below its lantern`).toBeLessThan(1);
          boxes.slice(1).forEach((box, k) => expect(box.y, `${view.where}: ${name} downward`).toBeGreaterThan(boxes[k]?.y ?? Infinity));
        }
      }
    }
    expect(idle.some(({ env, picture }) => env === PHONE && lanternsOf(picture).every(({ name }) => name !== ''))).toBe(true);
  });
});
