/** The story on paper, and the presentation as pages: the last resort for a machine with nothing but a PDF reader. */
import type { Browser } from '@playwright/test';

/** The A4 handout: what the reader's own browser prints. */
export async function handout(browser: Browser, url: string): Promise<Buffer> {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  try {
    // Without its script the page stands as a whole, text and pictures in reading order (see pages/parts/boot.js).
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(url, { waitUntil: 'load' });
    await page.locator('html:not([data-script])').waitFor();
    // Laid out for paper once before it is drawn: what is new there has come by then.
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(async () => {
      document.querySelectorAll('noscript').forEach((fold) => (fold.outerHTML = fold.textContent ?? ''));
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: true });
  } finally {
    await page.close();
  }
}

const SCREEN = { width: 1920, height: 1080 };
/** Each page is a screen of its own (contain): what is fixed on the screen stays on its page, where paper would repeat it on every one. */
const DECK = `@page{size:${SCREEN.width}px ${SCREEN.height}px;margin:0}
html,body{display:block!important;height:auto!important;overflow:visible!important;background:var(--paper)}
.deck{position:relative;width:${SCREEN.width}px;height:${SCREEN.height}px;contain:layout;overflow:hidden;break-after:page;background:var(--paper)}
.deck:last-child{break-after:auto}.deck-count{position:absolute;z-index:2;right:1em;bottom:.5em;margin:0;color:var(--ink-soft);font:600 .8em/1.5 var(--serif)}`;

/** The presenter's screens, 16 : 9, one a page. */
export async function deck(browser: Browser, url: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: SCREEN, reducedMotion: 'reduce' });
  try {
    // On their own paper the screens stay as they are: the presenter is not told that it is printed.
    await page.addInitScript(() => addEventListener('beforeprint', (event) => event.stopImmediatePropagation(), { capture: true }));
    await page.goto(`${url}present/?map=static&motion=off`, { waitUntil: 'load' });
    await page.locator('html[data-script=steps][data-awake]').waitFor();
    await page.evaluate(async () => void (await document.fonts.ready));
    const ids = await page.locator('[data-step-id]').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step-id') ?? ''));
    for (const [k, id] of ids.entries()) {
      await page.evaluate((step) => (location.hash = step), id);
      await page.locator(`[data-stage][data-rest=true][data-scene="${id}"]`).waitFor();
      // Drawn at the stage's own size, not at the one it was prerendered for.
      await page.waitForFunction(() => {
        const stage = document.querySelector('[data-stage]');
        const { width = 0, height = 0 } = stage?.querySelector<SVGSVGElement>(':scope > svg')?.viewBox.baseVal ?? {};
        const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--scale'));
        return stage !== null && Math.abs(stage.clientWidth / scale - width) < 1 && Math.abs(stage.clientHeight / scale - height) < 1;
      });
      await page.evaluate(
        ([number, total]) => {
          const screen = document.createElement('div');
          screen.className = 'deck';
          const main = document.querySelector('main:not(.deck main)')?.cloneNode(true);
          if (main instanceof HTMLElement) {
            // As high as on the screen: below it is the room of the count.
            main.style.height = `${document.querySelector('main:not(.deck main)')?.clientHeight ?? 0}px`;
            // What is not to be seen on this screen is not to be read on it either.
            main
              .querySelectorAll('[data-step-id]:not([data-active]), .live-ground, .map-notice, button, details')
              .forEach((hidden) => hidden.remove());
            screen.append(main);
          }
          // Fixed on its screen, as it is on the page.
          const mark = document.querySelector('.fictional')?.cloneNode(true);
          if (mark) screen.append(mark);
          const count = document.createElement('p');
          count.className = 'deck-count';
          count.textContent = `${number} / ${total}`;
          screen.append(count);
          const shelf =
            document.querySelector('template#deck') ??
            document.body.appendChild(Object.assign(document.createElement('template'), { id: 'deck' }));
          (shelf as HTMLTemplateElement).content.append(screen);
        },
        [k + 1, ids.length] as const,
      );
    }
    await page.evaluate(() => {
      const shelf = document.querySelector<HTMLTemplateElement>('template#deck');
      const defs = [...document.querySelectorAll('body > .glyph-defs')];
      document.body.replaceChildren(...defs, ...(shelf ? [shelf.content] : []));
    });
    await page.addStyleTag({ content: DECK });
    await page.emulateMedia({ media: 'screen' });
    return await page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true });
  } finally {
    await page.close();
  }
}

/** Takes the time of making and the browser's own counting of elements out of a PDF, so that the same story gives the same bytes. */
export function undated(pdf: Buffer): Uint8Array {
  const text = pdf
    .toString('latin1')
    .replace(
      /\/(CreationDate|ModDate) \(D:[^)]*\)/g,
      (whole, name: string) => `/${name} (D:${'20000101000000'.padEnd(whole.length - name.length - 6, ' ')})`,
    );
  // Tags are named node00001234: the order of the names stays, so the tree that sorts by them stays in order too.
  const names = [...new Set(text.match(/\(node\d{8}\)/g))].sort();
  const numbers = new Map(names.map((name, k) => [name, `(node${String(k).padStart(8, '0')})`]));
  return Buffer.from(
    text.replace(/\(node\d{8}\)/g, (name) => numbers.get(name) ?? name),
    'latin1',
  );
}
