/** Takes pictures in a real browser: of drawn sheets, and of the page as it stands without scripts. */
import type { Browser, Page } from '@playwright/test';

/** A picture of an SVG file, pixel for pixel times `scale`. */
export async function photograph(
  page: Page,
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await page.setContent(
    `<body style="margin:0"><img alt="" style="display:block" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  return page.screenshot({ clip: { x: 0, y: 0, width, height } });
}

/** The long picture is laid out at half its width and taken at double density: type as large as in an article. */
const LONG = { width: 540, scale: 2 };
/** WeChat shrinks what is higher or heavier; px of the picture. */
const MAX_SLICE_PX = 7000;
const UNPRINTED = '.progress,.skip,summary,.take,.finder,footer .ways{display:none!important}.step,.text{min-height:0!important}';

/** Each slice is a picture of its own: the mark of a story that is made up stands at the head of each. Runs in the page. */
function lowered(top: number): void {
  const mark = document.querySelector<HTMLElement>('.fictional');
  if (mark) Object.assign(mark.style, { position: 'absolute', top: `${top + 24}px`, transform: 'none' });
}

/** The whole story, top to bottom, as it reads without scripts, cut between steps. */
export async function longPictures(browser: Browser, url: string): Promise<Buffer[]> {
  const context = await browser.newContext({
    viewport: { width: LONG.width, height: 960 },
    deviceScaleFactor: LONG.scale,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    // Without its script the page stands as a whole, text and pictures in reading order (see pages/parts/boot.js).
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(url, { waitUntil: 'load' });
    await page.locator('html:not([data-script])').waitFor();
    await page.addStyleTag({ content: UNPRINTED });
    const { cuts, end } = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        cuts: [...document.querySelectorAll('.step:not(.cover), footer')].map((step) =>
          Math.round(step.getBoundingClientRect().top + scrollY),
        ),
        end: document.documentElement.scrollHeight,
      };
    });
    const slices: [top: number, bottom: number][] = [];
    let top = 0;
    for (const [k, cut] of cuts.entries()) {
      const next = cuts[k + 1] ?? end;
      if ((next - top) * LONG.scale > MAX_SLICE_PX && cut > top) {
        slices.push([top, cut]);
        top = cut;
      }
    }
    slices.push([top, end]);
    const pictures: Buffer[] = [];
    for (const [from, to] of slices) {
      await page.evaluate(lowered, from);
      pictures.push(await page.screenshot({ fullPage: true, clip: { x: 0, y: from, width: LONG.width, height: to - from } }));
    }
    return pictures;
  } finally {
    await context.close();
  }
}
