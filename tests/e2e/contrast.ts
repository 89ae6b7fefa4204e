/** How far what is to be seen stands out from what is painted beneath it, from the colours as the browser reckons them. */
import type { Page } from '@playwright/test';

export interface Faint {
  readonly text: string;
  readonly ratio: number;
}

/** Texts that are to be seen and stand out less than `least` to 1 from what is painted beneath them. */
export function faintTexts(page: Page, least: number): Promise<{ all: number; faint: Faint[] }> {
  return page.evaluate((least) => {
    type Colour = [number, number, number, number];
    const read = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, /^(none|transparent)/.test(text) ? 0 : a];
    };
    const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
    const light = (colour: Colour): number => {
      const [r = 0, g = 0, b = 0] = colour
        .slice(0, 3)
        .map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const canvas = ((): Colour => {
      const probe = document.createElement('i');
      probe.style.cssText = 'position:fixed;forced-color-adjust:none;color:Canvas';
      document.body.append(probe);
      const colour = read(getComputedStyle(probe).color);
      probe.remove();
      return colour;
    })();
    /** Nothing changes while it is looked at: what was reckoned of an element holds for all that is inside it. */
    const once = <T>(reckon: (element: Element) => T): ((element: Element) => T) => {
      const known = new Map<Element, T>();
      return (element) => {
        const before = known.get(element);
        if (before !== undefined) return before;
        const now = reckon(element);
        known.set(element, now);
        return now;
      };
    };
    const opacity = once(
      (element): number => Number(getComputedStyle(element).opacity) * (element.parentElement ? opacity(element.parentElement) : 1),
    );
    const ground = once((element): Colour => {
      const colour = read(getComputedStyle(element).backgroundColor);
      if (colour[3] === 1) return colour;
      return over(colour, element.parentElement ? ground(element.parentElement) : canvas);
    });
    const grounds = once((picture) =>
      [...picture.querySelectorAll('rect, circle.own-light, .seal-ground, .common-water, .theme-slip.open')].map((shape) => {
        const { fill, fillOpacity } = getComputedStyle(shape);
        const [r, g, b, a] = read(fill);
        const colour: Colour | null = fill.startsWith('url') ? null : [r, g, b, a * Number(fillOpacity) * opacity(shape)];
        return { shape, box: shape.getBoundingClientRect(), colour };
      }),
    );
    /** What a picture has painted where a text stands, before the text: plates, cards, the ground of captions. */
    const beneath = (text: Element, box: DOMRect, start: Colour): Colour =>
      grounds(text.closest('svg') ?? text).reduce((colour, { shape, box: { left, right, top, bottom }, colour: own }) => {
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (own === null || x < left || x > right || y < top || y > bottom) return colour;
        return shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING ? over(own, colour) : colour;
      }, start);
    const faint: { text: string; ratio: number }[] = [];
    let all = 0;
    const weigh = (text: string, [r, g, b, a]: Colour, shown: number, behind: Colour): void => {
      const [one, other] = [light(over([r, g, b, a * shown], behind)), light(behind)];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      all += 1;
      if (ratio < least) faint.push({ text, ratio: Math.round(ratio * 10) / 10 });
    };
    for (const field of document.querySelectorAll<HTMLInputElement>('input:placeholder-shown')) {
      const { color, opacity: own } = getComputedStyle(field, '::placeholder');
      if (field.getClientRects().length > 0) weigh(field.placeholder, read(color), opacity(field) * Number(own), ground(field));
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || !text || element.closest('script, style, noscript, template, textarea, defs, .unseen')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || box.height < 2 || style.visibility !== 'visible' || style.clipPath === 'inset(50%)') continue;
      const shown = opacity(element);
      if (shown === 0) continue;
      const drawn = element instanceof SVGElement;
      const behind = drawn ? beneath(element, box, ground(element.closest('svg') ?? element)) : ground(element);
      weigh(text, read(drawn ? style.fill : style.color), shown, behind);
    }
    return { all, faint };
  }, least);
}

/**
 * Lines and marks of the stage and the canal of progress that stand out less than `least` to 1 from the page's paper. A
 * shape counts by its fill or by its stroke, whichever stands out more; what has the colour of paper is ground.
 */
export function faintShapes(page: Page, least: number): Promise<{ all: number; faint: Faint[] }> {
  return page.evaluate((least) => {
    const root = getComputedStyle(document.documentElement);
    const probe = document.createElement('i');
    probe.style.position = 'fixed';
    document.body.append(probe);
    const known = new Map<string, number[]>();
    const read = (text: string): number[] => {
      const before = known.get(text);
      if (before) return before;
      probe.style.color = text;
      const colour = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
      known.set(text, colour);
      return colour;
    };
    const paper = read(root.getPropertyValue('--paper'));
    const grounds = ['--paper', '--paper-deep', '--wash-1', '--wash-2'].map((name) => read(root.getPropertyValue(name)).join());
    const light = (colour: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = colour.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratioOf = (text: string, alpha: number): number | null => {
      if (text === 'none' || text.startsWith('url') || alpha === 0) return null;
      const [r = 0, g = 0, b = 0, a = 1] = read(text);
      if (a === 0 || grounds.includes([r, g, b].join())) return null;
      const seen = [r, g, b].map((part, k) => part * a * alpha + (paper[k] ?? 0) * (1 - a * alpha));
      const [one, other] = [light(seen), light(paper)];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const opacities = new Map<Element, number>();
    const shown = (element: Element): number => {
      const product =
        opacities.get(element) ?? Number(getComputedStyle(element).opacity) * (element.parentElement ? shown(element.parentElement) : 1);
      opacities.set(element, product);
      return product;
    };
    const faint: { text: string; ratio: number }[] = [];
    let all = 0;
    const shapes = ':is(path, circle, ellipse, rect, line, polyline, polygon, use)';
    for (const shape of document.querySelectorAll(`[data-stage] ${shapes}, .progress ${shapes}, symbol ${shapes}`)) {
      if (shape.closest('clipPath')) continue;
      const inSymbol = shape.closest('symbol') !== null;
      const style = getComputedStyle(shape);
      if (!inSymbol && (shape.getClientRects().length === 0 || style.visibility !== 'visible')) continue;
      // A symbol's own colours are looked at where it is defined.
      if (shape.localName === 'use' && /^#(g|u|d)-/.test(shape.getAttribute('href') ?? '')) continue;
      const opacity = shown(shape);
      if (!inSymbol && opacity === 0) continue;
      const whole = inSymbol ? Number(style.opacity) : opacity;
      const ratios = [
        ratioOf(style.fill, Number(style.fillOpacity) * whole),
        parseFloat(style.strokeWidth) > 0 ? ratioOf(style.stroke, Number(style.strokeOpacity) * whole) : null,
      ].filter((ratio) => ratio !== null);
      if (ratios.length === 0) continue;
      all += 1;
      const ratio = Math.max(...ratios);
      if (ratio < least)
        faint.push({
          text: `${shape.localName}.${shape.getAttribute('class') ?? ''} in ${shape.parentElement?.getAttribute('class') ?? shape.parentElement?.id ?? ''}`,
          ratio: Math.round(ratio * 10) / 10,
        });
    }
    probe.remove();
    return { all, faint };
  }, least);
}
