/** Articles for WeChat as a reader meets them, and as an editor takes them along. */
import { expect, test, type Page } from '@playwright/test';
import { prerendering } from '../../build/prerenderer';
import { articles, type ArticleModule } from '../../tools/export/wechat/articles';
import { bodyOf, tapsOf } from '../wechatRules';
import { at, figures, projectRoot, story } from './expected';
import { PageLog } from './support';

// In one worker: the articles are made once.
test.describe.configure({ mode: 'default' });

let pages: ReadonlyMap<string, string>;
test.beforeAll(async () => {
  pages = await prerendering(projectRoot, null, async (load) =>
    articles(projectRoot, story, await load<ArticleModule>('/src/take/article/prerender.ts')),
  );
});
const article = (id: string): string => pages.get(`wechat/${id}.html`) ?? '';

/** One figure of every second kind: all unfold in the same way. */
const looked = figures.filter(({ kind }, k) => figures.findIndex((other) => other.kind === kind) === k).filter((_, k) => k % 2 === 0);

/** Lets every motion in a picture come to its end at once. */
const toTheEnd = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('svg').forEach((svg) => svg.setCurrentTime(svg.getCurrentTime() + 1)));

/** Pictures of all figures' drawings, and no words that could wrap. */
async function show(page: Page, id: string, html = article(id)): Promise<void> {
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
}

test.describe('at the width of a phone', () => {
  test.use({ viewport: { width: 375, height: 800 }, deviceScaleFactor: 1 });

  test('a picture is whole, is laid aside by a tap, and unfolds tap by tap until it is whole again', { tag: '@desk' }, async ({ page }) => {
    for (const { id } of looked) {
      await show(page, id);
      const drawing = page.locator('svg').first();
      const taps = at(tapsOf(article(id)), 0);
      const look = (): Promise<string> => drawing.screenshot().then((picture) => picture.toString('base64'));
      const whole = await look();
      const seen = [whole];
      for (let tap = 0; tap < taps; tap += 1) {
        await drawing.click();
        await toTheEnd(page);
        seen.push(await look());
      }
      expect(new Set(seen).size, `${id}: every tap changes what is seen`).toBe(taps);
      expect(seen.at(-1) === whole, `${id}: whole again`).toBe(true);
    }
    // Whoever taps on sees the last one stay.
    const drawing = page.locator('svg').first();
    const whole = await drawing.screenshot();
    await drawing.click();
    await toTheEnd(page);
    expect(Buffer.compare(await drawing.screenshot(), whole)).toBe(0);
  });

  test(
    'where nothing moves the picture is as whole as where it does, and nothing is wider than the phone',
    { tag: '@desk' },
    async ({ page }) => {
      for (const { id } of looked.slice(0, 3)) {
        const still = article(id).replace(/<animate[\s\S]*?<\/animate(?:Transform)?>/g, '');
        expect(still).not.toContain('<animate');
        const looks: Buffer[] = [];
        for (const html of [article(id), still]) {
          await show(page, id, html);
          looks.push(await page.screenshot({ fullPage: true }));
        }
        expect(Buffer.compare(at(looks, 0), at(looks, 1)), id).toBe(0);
      }
      await show(page, 'story');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    },
  );

  test('no word of a picture is cut off, in a font that is a twentieth broader neither', { tag: '@desk' }, async ({ page }) => {
    await show(page, 'story');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('svg')].flatMap((svg) =>
        [...svg.querySelectorAll('text')].flatMap((text) => {
          const { x, width } = text.getBBox();
          const share = { start: 0, middle: 0.5, end: 1 }[getComputedStyle(text).textAnchor] ?? 0;
          const [left, right] = [x - width * 0.05 * share, x + width * (1 + 0.05 * (1 - share))];
          // What asks for the next tap waits far to the left.
          return right > -500 && (left < 0 || right > svg.viewBox.baseVal.width) ? [text.textContent] : [];
        }),
      ),
    );
    expect(cut).toEqual([]);
  });
});

test(
  'the editors’ page copies an article as rich text: to the letter, and in words where no script may copy',
  { tag: '@desk' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { id, title } = at(figures, 0);
    // As it stands where the files for taking along have been made.
    await page.route('**/embed/', async (route) => {
      const answer = await route.fetch();
      const link = `<p class="article"><a href="../downloads/wechat/${id}.html" download data-article="${title}">${id}.html</a></p>`;
      const body = await answer.text();
      await route.fulfill({ response: answer, body: body.includes('data-article') ? body : body.replace('</h1>', `</h1>${link}`) });
    });
    await page.route('**/downloads/wechat/*.html', (route) => route.fulfill({ contentType: 'text/html', body: article(id) }));
    const log = new PageLog(page);
    await page.goto('./embed/');
    const button = page.getByRole('button', { name: `复制到公众号：${title}` });
    const said = page.locator('.article', { has: button }).getByRole('status');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(said).toContainText('已复制');

    const paste = async (): Promise<{ readonly html: string; readonly taps: number; readonly text: string }> => {
      const into = await context.newPage();
      await into.setContent('<div contenteditable style="height: 100px"></div>');
      await into.evaluate(() =>
        addEventListener('paste', ({ clipboardData }) =>
          Object.assign(window, { html: clipboardData?.getData('text/html'), text: clipboardData?.getData('text/plain') }),
        ),
      );
      await into.locator('div').focus();
      await into.keyboard.press('Control+v');
      await expect(into.locator('svg').first()).toBeVisible();
      const { html, text } = await into.evaluate(() => {
        const { html: rich, text: plain } = window as unknown as { html: string; text: string };
        return { html: rich, text: plain };
      });
      const taps = await into.locator('animateTransform').count();
      await into.close();
      return { html, text, taps };
    };
    const taps = article(id).split('<animateTransform').length - 1;
    const pasted = await paste();
    expect(pasted.html === bodyOf(article(id)), 'to the letter').toBe(true);
    expect(pasted.taps).toBe(taps);
    expect(pasted.text).toContain(title);
    log.expectClean();

    // Where the old way is closed, the clipboard takes it.
    await page.bringToFront();
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.evaluate(() => navigator.clipboard.writeText('nothing'));
    await button.click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(title);
    expect((await paste()).taps).toBe(taps);

    // And where that is closed too, it says how it is done by hand.
    await page.bringToFront();
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('no'));
    });
    await button.click();
    await expect(said).toContainText('全选、复制');
  },
);
