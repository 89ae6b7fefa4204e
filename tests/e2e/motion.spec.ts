/** Things move because the meaning moved: along calm paths, to exactly where the scene says; numbers never race. */
import { expect, test, type Page } from '@playwright/test';
import { at, facts, firstStep, stepsWith, steps, names } from './expected';
import { atRest, expectSamePlaces, marksOnStage, openStory, openWithClock, readTo, scrollToStep, toStep, type Point } from './support';

type Places = Record<string, Point>;

const FRAME_MS = 50;

/** Goes to a step and waits until the stage knows; no time passes. */
async function leaveFor(page: Page, id: string): Promise<void> {
  await scrollToStep(page, id);
  await expect(page.locator('html')).toHaveAttribute('data-step', id);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-rest', 'false');
}

/** Where the marks are after each of so many frames, the first one before any time has passed. */
async function film(page: Page, frames: number): Promise<Places[]> {
  const places = [await marksOnStage(page)];
  for (let k = 0; k < frames; k += 1) {
    await page.clock.runFor(FRAME_MS);
    places.push(await marksOnStage(page));
  }
  return places;
}

const distance = (a: Point | undefined, b: Point | undefined): number =>
  Math.hypot((a?.x ?? NaN) - (b?.x ?? NaN), (a?.y ?? NaN) - (b?.y ?? NaN));

/** Where the marks are at some steps when nothing has to move. */
async function restingPlaces(page: Page, ids: readonly string[]): Promise<Places[]> {
  await openStory(page, 'motion=off&map=static');
  const found: Places[] = [];
  for (const id of ids) {
    await toStep(page, id);
    found.push(await marksOnStage(page));
  }
  return found;
}

const [tiles, units, far] = [at(stepsWith('tiles'), 0).id, at(stepsWith('units'), 0).id, at(stepsWith('map'), -1).id];
/** Where the marks stand in yet another way. */
const grouped = at(
  steps.filter(({ layout }) => layout === 'merger' || layout === 'strip' || layout === 'wall'),
  0,
).id;

test('the marks travel without a leap and come to rest in their places', async ({ page }) => {
  test.slow();
  const route = [far, tiles, units, grouped, far];
  const rests = await restingPlaces(page, route);
  await openWithClock(page, 'map=static');
  await leaveFor(page, far);
  await page.clock.runFor(2000);
  for (const [k, id] of route.slice(1).entries()) {
    const [from, to] = [at(rests, k), at(rests, k + 1)];
    await leaveFor(page, id);
    const frames = await film(page, 1000 / FRAME_MS);
    expectSamePlaces(at(frames, 0), from, 1, `${id}: the start`);
    expectSamePlaces(at(frames, -1), to, 1, `${id}: the end`);
    for (const [street, start] of Object.entries(from)) {
      const way = distance(start, to[street]);
      const legs = frames.slice(1).map((frame, n) => distance(frame[street], frames[n]?.[street]));
      // A calm flight takes 600 ms or more, and at its fastest goes thrice as fast as on the average.
      for (const leg of legs) expect(leg, `${id}: ${street} leaps`).toBeLessThan((way * 3.3 * FRAME_MS) / 600 + 4);
      expect(
        legs.reduce((sum, leg) => sum + leg, 0),
        `${id}: ${street} wanders`,
      ).toBeLessThan(way * 1.3 + 10);
      if (way > 60) expect(legs.filter((leg) => leg > 0.5).length, `${id}: ${street} is cut`).toBeGreaterThan(400 / FRAME_MS);
    }
  }
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-rest', 'true');
});

// One director flies on every screen; that it arrives in place is seen on both, above.
test('a flight that is interrupted turns around from where it is', { tag: '@phone' }, async ({ page }) => {
  const [start, end] = await restingPlaces(page, [far, tiles]);
  await openWithClock(page, 'map=static');
  await leaveFor(page, far);
  await page.clock.runFor(2000);
  await leaveFor(page, grouped);
  const out = await film(page, 10);
  expect(Object.entries(at(out, -1)).filter(([id, spot]) => distance(spot, start?.[id]) > 20).length, 'marks under way').toBeGreaterThan(3);
  await leaveFor(page, tiles);
  const back = await film(page, 1000 / FRAME_MS);
  expectSamePlaces(at(back, 0), at(out, -1), 1, 'the turning point');
  expectSamePlaces(at(back, -1), end ?? {}, 1, 'the end');
});

test('numbers stand as they are while the page scrolls', { tag: '@phone' }, async ({ page }) => {
  await openStory(page, 'map=static');
  await page.evaluate(
    (displays) => {
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
    },
    [...facts.map(({ display }) => display), ...names],
  );
  for (const step of steps) {
    await readTo(page, step.id);
    await expect(page.locator('html')).toHaveAttribute('data-step', step.id);
  }
  await atRest(page);
  expect(await page.evaluate(() => [...(window as unknown as { wrongNumbers: Set<string> }).wrongNumbers])).toEqual([]);
});

/** The places of the marks in the next frames, as text. */
function nextFrames(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const seen: string[] = [];
        const frame = (): void => {
          seen.push([...document.querySelectorAll('[data-stage] [data-mark]')].map((mark) => mark.getAttribute('transform') ?? '').join());
          if (seen.length < 4) requestAnimationFrame(frame);
          else done(seen);
        };
        frame();
      }),
  );
}

// Both wishes come to the same rule: each is granted on one screen.
for (const [wish, tag] of [
  ['?motion=off', '@desk'],
  ["the system's wish", '@phone'],
] as const) {
  test(`with ${wish} scenes are cut to, and nothing is hidden`, { tag }, async ({ page }) => {
    if (wish === "the system's wish") await page.emulateMedia({ reducedMotion: 'reduce' });
    const query = wish === '?motion=off' ? 'map=static&motion=off' : 'map=static';
    await openStory(page, query);
    for (const step of [...steps.filter((_, k) => k % 3 === 0), at(steps, 1), at(steps, 0)]) {
      await scrollToStep(page, step.id);
      await expect(page.locator('html')).toHaveAttribute('data-step', step.id);
      const places = await nextFrames(page);
      expect(new Set(places).size, `${step.id}: nothing moves`).toBe(1);
      // What lies under caption or button, or would be cut by the edge, belongs to other scenes.
      const faint = await page.evaluate(() =>
        [...document.querySelectorAll('[data-stage] svg g:not(.under)')]
          .filter((group) => Number(getComputedStyle(group).opacity) < 0.3)
          .map((group) => group.getAttribute('class')),
      );
      expect(faint, step.id).toEqual([]);
      expect(
        await page.evaluate(() =>
          document
            .getAnimations()
            .filter(({ playState }) => playState === 'running')
            .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.outerHTML.slice(0, 80) : '')),
        ),
        step.id,
      ).toEqual([]);
    }
    await expect(page.locator('html')).toHaveAttribute('data-step', firstStep);
  });
}
