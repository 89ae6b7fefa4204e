/** How large things are on a page, as they are seen: type by its drawn size, controls by their boxes. */
import type { Page } from '@playwright/test';

interface Seen {
  /** Visible words below 18 px. */
  readonly small: readonly string[];
  /** Visible words that an edge cuts. */
  readonly cut: readonly string[];
  /** Controls less than 44 px broad or high; links in lines of text, marks and bridges excepted. */
  readonly low: readonly string[];
}

/** What of a page is too small for 长辈版, or cut. */
export function tooSmall(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const [small, cut]: [string[], string[]] = [[], []];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const words = node.textContent?.trim().slice(0, 12) ?? '';
      if (!words || !element || element.closest('.unseen, script, style, noscript, option, .leads.staged, .mark.under, .progress'))
        continue;
      const { fontSize, visibility, opacity } = getComputedStyle(element);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (visibility === 'hidden' || opacity === '0' || box.width < 2 || box.height < 2) continue;
      const svg = element.closest<SVGSVGElement>('svg[viewBox]');
      const picture = svg?.getBoundingClientRect();
      const scaled = element.closest<HTMLElement>('.explore');
      const scale =
        svg && picture ? picture.width / svg.viewBox.baseVal.width : scaled ? scaled.getBoundingClientRect().width / scaled.offsetWidth : 1;
      const size = parseFloat(fontSize) * scale;
      if (size < 17.95) small.push(`${words}: ${size.toFixed(1)}`);
      if (
        picture &&
        (box.left < picture.left - 2 || box.right > picture.right + 2 || box.top < picture.top - 3 || box.bottom > picture.bottom + 3)
      )
        cut.push(words);
      if (!element.closest('.table-box, .graphic, .stage, textarea') && (box.left < -1 || box.right > innerWidth + 1)) cut.push(words);
    }
    for (const graphic of document.querySelectorAll('.graphic')) if (graphic.scrollWidth > graphic.clientWidth + 1) cut.push('a picture');
    if (document.documentElement.scrollWidth > innerWidth) cut.push(`page: ${document.documentElement.scrollWidth}`);
    const low = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((element) => {
        const { display, visibility, opacity } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        if (width < 2 || visibility === 'hidden' || opacity === '0' || display === 'inline') return false;
        // A choice is pressed by its words.
        if (element.closest('.progress ol, .skip, .spots, .unseen, svg') || element.matches('[type=radio], [type=checkbox]')) return false;
        return width < 43.9 || height < 43.9;
      })
      .map((element) => `${element.className} ${element.textContent?.trim().slice(0, 12) ?? ''}`);
    return { small, cut, low };
  });
}
