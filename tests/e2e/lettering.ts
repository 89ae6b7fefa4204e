/** Where the letters of the stage are drawn. */
import type { Page } from '@playwright/test';

export interface Line {
  /** Which text element of the stage it belongs to; characters set one by one come as lines of their own. */
  readonly owner: number;
  readonly kind: string;
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** All visible lines of text on the stage with the boxes of their ink (Chinese type fills its em square), CSS px from the stage's corner. */
export function stageLines(page: Page): Promise<Line[]> {
  return page.locator('[data-stage]').evaluate((stage) => {
    const origin = stage.getBoundingClientRect();
    const shown = (element: Element): boolean => {
      for (let each: Element | null = element; each && each !== stage; each = each.parentElement) {
        const { opacity, visibility, display } = getComputedStyle(each);
        if (Number(opacity) < 0.05 || visibility === 'hidden' || display === 'none') return false;
      }
      return true;
    };
    return [...stage.querySelectorAll<SVGTextElement>('svg text')].flatMap((text, owner) => {
      const matrix = text.getScreenCTM();
      if (!matrix || !shown(text)) return [];
      const parts: SVGTextPositioningElement[] = [...text.querySelectorAll('tspan')];
      return (parts.length > 0 ? parts : [text]).flatMap((part) => {
        const whole = (part.textContent ?? '').trim();
        const count = part.getNumberOfChars();
        if (whole === '' || count === 0) return [];
        const em = Number.parseFloat(getComputedStyle(part).fontSize);
        const kind =
          [
            text.closest('[data-mark]')?.getAttribute('data-mark'),
            text.closest('[data-place]')?.getAttribute('data-place'),
            text.getAttribute('class'),
          ].find(Boolean) ?? 'text';
        const singly = part.x.baseVal.length > 1;
        const starts = singly ? Array.from({ length: count }, (_, k) => k) : [0];
        return starts.map((from) => {
          const words = singly ? whole.charAt(from) : whole;
          const [start, end] = [part.getStartPositionOfChar(from), part.getEndPositionOfChar(singly ? from : count - 1)];
          const a = new DOMPoint(start.x, start.y - em * 0.86).matrixTransform(matrix);
          const b = new DOMPoint(end.x, end.y + em * 0.1).matrixTransform(matrix);
          return { owner, kind, words, left: a.x - origin.x, top: a.y - origin.y, right: b.x - origin.x, bottom: b.y - origin.y };
        });
      });
    });
  });
}

/** Pairs of lines of different texts that lie over each other by more than `reach` px both ways. */
export function collisions(lines: readonly Line[], reach: number): string[] {
  return lines.flatMap((a, k) =>
    lines
      .slice(k + 1)
      .filter(
        (b) =>
          a.owner !== b.owner &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > reach &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > reach,
      )
      .map((b) => `${a.words} (${a.kind}) × ${b.words} (${b.kind})`),
  );
}

/** Lines that leave a stage of this size by more than `reach` px. */
export function strays(lines: readonly Line[], size: { width: number; height: number }, reach: number): string[] {
  return lines
    .filter(({ left, top, right, bottom }) => left < -reach || top < -reach || right > size.width + reach || bottom > size.height + reach)
    .map(({ words, kind, left, top, right, bottom }) => `${words} (${kind}) ${[left, top, right, bottom].map(Math.round).join(' ')}`);
}
