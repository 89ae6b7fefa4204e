/** The reader's own street, as it is drawn: lit in its own light, named on a plate, in every scene and on every sheet that shows it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sceneFor, stepsOf } from '../../src/scene/scene';
import { wholeStory } from '../../src/scene/whole';
import { leanStage, restOf } from '../../build/lean';
import { lanternsOf, meets, only, type Box } from './ink';
import { DESK, PHONE, SMALL, drawing, type Draw } from './pictures';
import { tales } from './stories';
import { elementOf } from './svg';
import { metres } from './told';

let draw: Draw;
beforeAll(async () => {
  draw = await drawing();
});

/** One street of the north, one of the crowd in the south, one in the middle. */
const CHOSEN = ['kangqiao', 'wulin', 'xiaohe'];

describe('the chosen street', () => {
  it('alone is lit in its own light, with its name on a plate or at the edge', () => {
    const [tale] = tales();
    if (!tale) throw new Error('no story');
    for (const { step } of stepsOf(tale.story.stage)) {
      for (const env of [PHONE, DESK, ...SMALL].filter(({ garland }) => garland)) {
        for (const chosen of CHOSEN) {
          const where = `${chosen} at ${step.id} ${env.size.width}×${env.size.height}`;
          const picture = elementOf(draw.stageMarkup(tale.story, step.id, { ...env, chosen })).querySelector('svg.picture');
          if (!picture) throw new Error('no picture');
          const own = lanternsOf(picture).filter(({ element }) => element.querySelector('.own-light') !== null);
          expect(
            own.map(({ id }) => id),
            where,
          ).toEqual([chosen]);
          expect(own[0]?.classes.has('chosen') && own[0].classes.has('lit'), where).toBe(true);
          const label = tale.told.streets.find(({ id }) => id === chosen)?.label;
          const pointer = picture.querySelector('.pointer text')?.textContent;
          expect(own[0]?.name || pointer, where).toBe(label);
          if (!own[0]?.name) continue;
          // Its letters stand on the plate.
          const plate = only(own[0].element, 'rect.plate');
          const [x, y] = own[0].at;
          const box: Box = {
            x: x + Number(plate.getAttribute('x')),
            y: y + Number(plate.getAttribute('y')),
            width: Number(plate.getAttribute('width')),
            height: Number(plate.getAttribute('height')),
          };
          for (const letters of own[0].letters) for (const each of letters.boxes) expect(meets(each, box), where).toBe(true);
        }
      }
    }
  });
});

describe('the story that travels to the browser', () => {
  it('shows every step as the whole story does: nothing that a scene needs was left at home', () => {
    for (const { story, name } of tales()) {
      const lean = leanStage(story.stage);
      const withCharts = wholeStory(lean, restOf(story.stage));
      for (const { step } of stepsOf(story.stage)) {
        for (const env of [PHONE, DESK]) {
          const [whole, sent] = [
            sceneFor(story.stage, step.id, env),
            sceneFor(step.scene.layout === 'map' ? lean : withCharts, step.id, env),
          ];
          expect(sent.chart, `${name} ${step.id}`).toEqual(whole.chart);
          // Waters travel to some ten metres: a camera that is fitted to them moves by less than can be seen.
          for (const [
            k,
            {
              at: [x, y],
            },
          ] of sent.marks.entries())
            expect(Math.hypot(x - (whole.marks[k]?.at[0] ?? NaN), y - (whole.marks[k]?.at[1] ?? NaN)), `${name} ${step.id}`).toBeLessThan(
              2.5,
            );
        }
      }
    }
  });

  it('has its waters within ten metres of where they are', () => {
    for (const { story } of tales()) {
      for (const [k, { line, id }] of leanStage(story.stage).waterways.entries()) {
        const whole = story.stage.waterways[k]?.line ?? [];
        expect(line).toHaveLength(whole.length);
        line.forEach((at, n) => expect(metres(at, whole[n] ?? [0, 0]), id).toBeLessThan(10));
      }
    }
  });
});
