/** 上一步 / 下一步: two large buttons in the scrolled page, for those who ask for them. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { at, chapters, firstStep, lastStep, steps } from './expected';
import { atRest, openStory, toStep } from './support';

const back = (page: Page): Locator => page.getByRole('button', { name: '上一步' });
const on = (page: Page): Locator => page.getByRole('button', { name: '下一步' });
const titleOf = (k: number): string => at(steps, k).title;

async function openWithTurns(page: Page, query = 'map=static&motion=off', hash = ''): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('yunhe', '{"turns":"on"}'));
  await openStory(page, query, hash);
  await on(page).waitFor();
}

test('they come with the switch, stay for the next visit, and go with it', async ({ page }) => {
  await openStory(page, 'map=static&motion=off');
  await expect(on(page)).toHaveCount(0);
  const flip = async (): Promise<void> => {
    await page.getByRole('button', { name: '显示设置' }).first().click();
    await page.getByRole('switch', { name: /按钮翻步/ }).click();
    await page.keyboard.press('Escape');
  };
  await flip();
  await expect(on(page)).toBeVisible();
  await page.reload();
  await expect(on(page)).toBeVisible();
  await flip();
  await expect(on(page)).toHaveCount(0);
  await page.reload();
  await atRest(page);
  await expect(on(page)).toHaveCount(0);
});

test('they are large, and lie neither over the stage nor over a step that they have brought', async ({ page }) => {
  await openWithTurns(page);
  await on(page).click();
  await atRest(page, at(steps, 1).id);
  const box = async (target: Locator) => (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [stage, heading] = [await box(page.locator('[data-stage]')), await box(page.locator('[data-active] h3'))];
  for (const button of [back(page), on(page)]) {
    await expect(button).toBeInViewport({ ratio: 1 });
    const { x, y, width, height } = await box(button);
    expect(height).toBeGreaterThanOrEqual(60);
    expect(width).toBeGreaterThanOrEqual(60);
    for (const other of [stage, heading]) {
      const apart =
        x + width <= other.x + 1 || other.x + other.width <= x + 1 || y + height <= other.y + 1 || other.y + other.height <= y + 1;
      expect(apart, JSON.stringify({ x, y, width, height, other })).toBe(true);
    }
  }
  // What she reads lies between the stage and the buttons.
  await expect(page.locator('[data-active] h3')).toBeInViewport({ ratio: 1 });
});

test('one press is one step, by mouse, by key, held and double', { tag: '@desk' }, async ({ page }) => {
  await openWithTurns(page);
  const length = await page.evaluate(() => history.length);
  await on(page).click();
  await atRest(page, at(steps, 1).id);
  await on(page).focus();
  for (let k = 0; k < 6; k += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await atRest(page, at(steps, 2).id);
  for (let k = 0; k < 6; k += 1) await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await atRest(page, at(steps, 3).id);
  // The focus stays: pressed again and again it goes on.
  await expect(on(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await atRest(page, at(steps, 4).id);
  await back(page).dblclick();
  await atRest(page, at(steps, 3).id);
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${at(steps, 3).id}`);
  expect(await page.evaluate(() => history.length)).toBe(length);
});

// Words for the ear are the same on every screen.
test('a step is announced once, and the ends say that they are ends', { tag: '@phone' }, async ({ page }) => {
  await openWithTurns(page);
  await expect(back(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(on(page)).toHaveAttribute('aria-disabled', 'false');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const place = document.querySelector('.turns [role=status]');
    if (place)
      new MutationObserver(() => said.push(place.textContent ?? '')).observe(place, {
        subtree: true,
        childList: true,
        characterData: true,
      });
  });
  await on(page).click();
  await atRest(page, at(steps, 1).id);
  await expect(back(page)).toHaveAttribute('aria-disabled', 'false');
  await on(page).press('Enter');
  await atRest(page, at(steps, 2).id);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([titleOf(1), titleOf(2)]);
  await toStep(page, lastStep);
  await expect(on(page)).toHaveAttribute('aria-disabled', 'true');
  const { y } = await page.evaluate(() => ({ y: scrollY }));
  await on(page).press('Enter');
  await expect(on(page)).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(y);
  await toStep(page, firstStep);
  await expect(back(page)).toHaveAttribute('aria-disabled', 'true');
});

test('every step is reached by pressing, there and back', { tag: '@phone' }, async ({ page }) => {
  test.slow();
  await openWithTurns(page);
  for (const { id } of steps.slice(1)) {
    await on(page).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-step', id);
  }
  for (const { id } of [...steps].reverse().slice(1)) {
    await back(page).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-step', id);
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('while the page is still scrolling, a press means the step after the one that is coming', { tag: '@desk' }, async ({ page }) => {
  await openWithTurns(page, 'map=static');
  for (let k = 0; k < 3; k += 1) await on(page).press('Enter');
  await atRest(page, at(steps, 3).id);
  await back(page).press('Enter');
  await atRest(page, at(steps, 2).id);
});

for (const query of ['', '&big=1']) {
  test(`what gets the focus at the page’s foot is not behind them${query}`, { tag: '@phone' }, async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('yunhe', '{"turns":"on"}'));
    await page.goto(`./?map=static&motion=off${query}`);
    await on(page).waitFor();
    const links = page.locator('footer a, footer button');
    // As far down as the bars just hide it.
    await links.first().evaluate((link) => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight));
    await page
      .locator('.foot a')
      .last()
      .evaluate((link) => (link as HTMLElement).focus({ preventScroll: true }));
    for (let k = 0; k < (await links.count()); k += 1) {
      await page.keyboard.press('Tab');
      const covered = (): Promise<string> =>
        page.evaluate(() => {
          const link = document.activeElement;
          const { left, width, bottom } = link?.getBoundingClientRect() ?? new DOMRect();
          return link?.closest('footer') && link.contains(document.elementFromPoint(left + width / 2, bottom - 3))
            ? ''
            : (link?.textContent ?? '');
        });
      await expect.poll(covered).toBe('');
    }
  });
}

test('with fewer movements a step is there at once', { tag: '@desk' }, async ({ page }) => {
  await openWithTurns(page);
  const jumped = await page.evaluate(() => {
    const before = scrollY;
    [...document.querySelectorAll<HTMLElement>('.turns button')].pop()?.click();
    return scrollY - before;
  });
  expect(jumped).toBeGreaterThan(200);
});

test('the bridges of the canal stay beside them', async ({ page }) => {
  await openWithTurns(page);
  const bridges = page.getByRole('navigation').getByRole('listitem').getByRole('link');
  await expect(bridges).toHaveCount(chapters.length);
  await bridges.nth(2).click();
  await atRest(page, at(at(chapters, 2).steps, 0).id);
  // The next press starts from there.
  await on(page).click();
  await atRest(page, at(at(chapters, 2).steps, 1).id);
});
