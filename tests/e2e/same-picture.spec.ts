/** A scene is complete: whatever way the reader came, the same step shows the same picture. */
import { expect, test, type Page } from '@playwright/test';
import { at, steps, stepsWith } from './expected';
import { atRest, expectSamePlaces, laidOut, marksOnStage, openStory, readTo, scrollToStep, toStep, type Point } from './support';

const shown = [
  at(
    stepsWith('map')
      .filter((step) => step.scene.focus.length > 0)
      .slice(0, 2),
    -1,
  ),
  at(stepsWith('tiles'), 0),
  at(stepsWith('units'), 1),
];

/** Reads where the step's marks are when nothing has moved before. */
async function reference(page: Page, id: string): Promise<Record<string, Point>> {
  await openStory(page, 'motion=off&map=static', id);
  await toStep(page, id);
  return marksOnStage(page);
}

const toEnd = (page: Page): Promise<void> =>
  page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));

/** The active step is the one that lies on the reading line. */
async function expectActiveAtLine(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const line = innerHeight * 0.55;
          const passed = [...document.querySelectorAll('[data-step-id]')].filter((each) => each.getBoundingClientRect().top <= line);
          const there = (passed.at(-1) ?? document.querySelector('[data-step-id]'))?.getAttribute('data-step-id');
          return there === document.documentElement.dataset.step;
        }),
      'the step at the reading line is the active one',
    )
    .toBe(true);
}

const THIRTY = Array.from({ length: 30 }, (_, k) => at(steps, (k * 11 + 5) % steps.length).id);

for (const [k, step] of shown.entries()) {
  test(`${step.id} is the same picture after every way to it, and in a window that was resized there and back`, async ({ page }) => {
    test.slow();
    const was = await reference(page, step.id);
    const same = async (how: string): Promise<void> => {
      await atRest(page, step.id);
      await expect(page.locator('[data-stage]')).toHaveAttribute('data-layout', step.layout);
      expectSamePlaces(await marksOnStage(page), was, 1, how);
    };
    const log = await openStory(page, 'map=static');
    if (k === 0)
      await test.step('thirty jumps without a pause end in the picture of the last one', async () => {
        for (const id of THIRTY) await scrollToStep(page, id);
        await scrollToStep(page, step.id);
        await same('thirty jumps');
        await expectActiveAtLine(page);
        await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
        await atRest(page, at(steps, 0).id);
      });

    await readTo(page, step.id);
    await same('slow scroll');

    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await atRest(page, at(steps, 0).id);
    await scrollToStep(page, step.id);
    await same('one jump from the start');

    await toEnd(page);
    await atRest(page, at(steps, -1).id);
    await readTo(page, step.id);
    await same('backwards from the end');

    // The browser drops the key's smooth scroll if it still works off the jump before: press again, as a reader would.
    // And it goes on with what it has begun: only at the very end is a jump the reader's next movement.
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(page.locator('html')).toHaveAttribute('data-step', at(steps, -1).id, { timeout: 2000 });
      await expect.poll(() => page.evaluate(() => scrollY + innerHeight - document.documentElement.scrollHeight)).toBeGreaterThan(-2);
    }).toPass();
    await scrollToStep(page, step.id);
    await same('End key, and back before the flight was over');

    await page.evaluate((id) => {
      location.hash = id;
    }, at(steps, 3).id);
    await atRest(page, at(steps, 3).id);
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${at(steps, 3).id}`);
    await page.evaluate((id) => {
      location.hash = id;
    }, step.id);
    await same('hash link');

    await expect.poll(() => new URL(page.url()).hash).toBe(`#${step.id}`);
    await page.reload();
    await same('reload in mid-page');
    await laidOut(page);

    const size = page.viewportSize() ?? { width: 0, height: 0 };
    await toStep(page, step.id);
    const others = [
      { width: size.height, height: size.width },
      { width: size.width, height: size.height - 60 },
      { width: Math.round(size.width * 0.8), height: size.height },
    ];
    for (const other of others) {
      await page.setViewportSize(other);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(other.width);
      await atRest(page);
      await expectActiveAtLine(page);
      await page.setViewportSize(size);
      await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
      await expectActiveAtLine(page);
      await toStep(page, step.id);
      expectSamePlaces(await marksOnStage(page), was, 1, `${other.width} × ${other.height} and back`);
    }
    log.expectClean();
  });
}
