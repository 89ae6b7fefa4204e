/** Things move because the meaning moved: along calm paths, to exactly where the scene says; numbers never race. */
import { expect, test, type Page } from '@playwright/test';
import { at, facts, firstStep, stepsWith, steps } from './expected';
import { atRest, expectSamePlaces, marksOnStage, openStory, readTo, scrollToStep, toStep, type Point } from './support';

interface Sample {
  readonly time: number;
  readonly at: Record<string, Point>;
}

/** Jumps to a step and notes in every frame where the marks are, until the stage is at rest. */
function fly(page: Page, id: string): Promise<Sample[]> {
  return page.evaluate((wanted) => new Promise<Sample[]>((done) => {
    const stage = document.querySelector<HTMLElement>('[data-stage]');
    const step = document.querySelector(`[data-step-id="${wanted}"]`);
    if (!stage || !step) throw new Error('no stage or no step');
    const samples: Sample[] = [];
    const note = (time: number): void => {
      const box = stage.getBoundingClientRect();
      const places = [...stage.querySelectorAll('[data-mark]')].map((mark) => {
        const shape = mark.querySelector('use')?.getBoundingClientRect() ?? new DOMRect();
        return [mark.getAttribute('data-mark') ?? '', { x: shape.x + shape.width / 2 - box.x, y: shape.y + shape.height / 2 - box.y }] as const;
      });
      samples.push({ time, at: Object.fromEntries(places) });
    };
    let started = false;
    const frame = (time: number): void => {
      note(time);
      const rest = stage.dataset['rest'] === 'true';
      started ||= document.documentElement.dataset['step'] === wanted;
      if (started && rest) done(samples);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame((time) => {
      note(time);
      const { top, height } = step.getBoundingClientRect();
      window.scrollBy({ top: top + Math.min(height, innerHeight * 0.6) / 2 - innerHeight * 0.55, behavior: 'instant' });
      requestAnimationFrame(frame);
    });
  }), id);
}

const distance = (a: Point | undefined, b: Point | undefined): number => Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN));

// A machine that turns out slow is given cuts after its first flight: so each flight is the first one of its page.
for (const target of [at(stepsWith('tiles'), 0), at(stepsWith('units'), 0), at(stepsWith('merger'), 0)]) {
  test(`the marks travel to ${target.id} without a leap and come to rest in their places`, async ({ page }) => {
    await openStory(page, 'motion=off&map=static');
    const from = await marksOnStage(page);
    await toStep(page, target.id);
    const to = await marksOnStage(page);

    await openStory(page, 'map=static');
    const samples = await fly(page, target.id);
    expectSamePlaces(await marksOnStage(page), to, 1, 'at rest');
    const under = samples.filter((sample) => Object.entries(sample.at).some(([id, spot]) => distance(spot, from[id]) > 1 && distance(spot, to[id]) > 1));
    expect(under.length, 'frames on the way').toBeGreaterThanOrEqual(3);

    for (const [id, start] of Object.entries(from)) {
      const way = distance(start, to[id]);
      const legs = samples.slice(1).map((sample, k) => ({
        length: distance(sample.at[id], samples[k]?.at[id]),
        // A calm flight takes 600 ms or more, and at its fastest goes thrice as fast as on the average.
        most: (way * 3.6 * Math.max(17, sample.time - (samples[k]?.time ?? 0))) / 600 + 3,
      }));
      for (const { length, most } of legs) expect(length, `${id} leaps`).toBeLessThanOrEqual(most);
      expect(legs.reduce((sum, { length }) => sum + length, 0), `${id} wanders`).toBeLessThan(way * 1.35 + 10);
    }
  });
}

test('a flight that is interrupted turns around from where it is', async ({ page }) => {
  await openStory(page, 'motion=off&map=static', at(stepsWith('units'), 0).id);
  const tiles = at(stepsWith('tiles'), 0).id;
  await toStep(page, tiles);
  const to = await marksOnStage(page);

  await openStory(page, 'map=static');
  await scrollToStep(page, at(stepsWith('merger'), 0).id);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-layout', 'merger');
  const samples = await fly(page, tiles);
  const [first, second] = [at(samples, 0), at(samples, 1)];
  for (const id of Object.keys(to)) {
    const [before, way] = [first.at[id], distance(first.at[id], to[id])];
    expect(distance(second.at[id], before), `${id} leaps`).toBeLessThan((1200 * 3.6 * Math.max(50, second.time - first.time)) / 600 + way * 0.5);
  }
  expectSamePlaces(await marksOnStage(page), to, 1, 'at rest');
});

test('numbers stand as they are while the page scrolls', async ({ page }) => {
  await openStory(page, 'map=static');
  await page.evaluate((displays) => {
    const wrong = new Set<string>();
    Object.assign(window, { wrongNumbers: wrong });
    const known = (text: string): string => displays.reduce((rest, each) => rest.replaceAll(each, ''), text);
    const scaleBar = /^\s*\d+ (?:公里|米)\s*$/;
    const frame = (): void => {
      for (const number of document.querySelectorAll('data[data-fact]')) {
        if (!displays.includes(number.textContent ?? '')) wrong.add(`page: ${number.textContent}`);
      }
      for (const text of document.querySelectorAll('[data-stage] text')) {
        const words = text.textContent ?? '';
        if (/\d/.test(known(words)) && !scaleBar.test(words)) wrong.add(`stage: ${words}`);
      }
      requestAnimationFrame(frame);
    };
    frame();
  }, facts.map(({ display }) => display));
  for (const step of steps) {
    await readTo(page, step.id, 500);
    await expect(page.locator('html')).toHaveAttribute('data-step', step.id);
  }
  await atRest(page);
  expect(await page.evaluate(() => [...(window as unknown as { wrongNumbers: Set<string> }).wrongNumbers])).toEqual([]);
});

for (const wish of ['?motion=off', 'the system\'s wish'] as const) {
  test(`with ${wish} scenes are cut to, and nothing is hidden`, async ({ page }) => {
    if (wish === 'the system\'s wish') await page.emulateMedia({ reducedMotion: 'reduce' });
    const query = wish === '?motion=off' ? 'map=static&motion=off' : 'map=static';
    await openStory(page, query);
    for (const step of [...steps, at(steps, 0)]) {
      const samples = await fly(page, step.id);
      const places = samples.map((sample) => JSON.stringify(sample.at));
      expect(new Set(places).size, `${step.id}: one picture before, one after`).toBeLessThanOrEqual(2);
      const faint = await page.evaluate(() => [...document.querySelectorAll('[data-stage] svg g')]
        .filter((group) => Number(getComputedStyle(group).opacity) < 0.3).map((group) => group.getAttribute('class')));
      expect(faint, step.id).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length), step.id).toBe(0);
    }
    await expect(page.locator('html')).toHaveAttribute('data-step', firstStep);
  });
}
