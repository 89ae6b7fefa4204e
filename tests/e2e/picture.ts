/** Looks at the pixels of the stage. */
import { expect, type Page } from '@playwright/test';

/** What the stage shows of its main water, one flag per CSS pixel. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly on: ReadonlySet<number>;
}

/** Paints over the page for a while: shows only the ground of the map, drawn or live. Returns the way back. */
async function bareGround(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const picture = document.querySelector('[data-stage] svg');
    for (const shape of picture?.querySelectorAll<SVGElement>('path, use, rect, circle, ellipse, text') ?? []) {
      const water = shape.closest('[data-water]');
      // Only the brush strokes stay: ripples on the water are drawn by the static map alone.
      if (!water || shape !== water.querySelector('use')) shape.style.visibility = 'hidden';
    }
  });
  return () =>
    page.evaluate(() => {
      for (const shape of document.querySelectorAll<SVGElement>('[data-stage] svg *')) shape.style.removeProperty('visibility');
    });
}

/** The pixels of the stage that have the canal's own colour. */
export async function canalMask(page: Page): Promise<Mask> {
  const restore = await bareGround(page);
  const box = await page.locator('[data-stage]').boundingBox();
  const viewport = page.viewportSize();
  if (!box || !viewport) throw new Error('the stage is not on the page');
  // The canal of progress lies over the lower edge on phones: leave it out.
  const height = Math.floor(Math.min(box.height, viewport.height - box.y));
  const shot = await page.screenshot({ clip: { x: box.x, y: box.y, width: Math.floor(box.width), height }, scale: 'css' });
  await restore();
  const found = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--canal');
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const on: number[] = [];
    for (let k = 0; k < data.length; k += 4) {
      if (Math.hypot((data[k] ?? 0) - r, (data[k + 1] ?? 0) - g, (data[k + 2] ?? 0) - b) < 32) on.push(k / 4);
    }
    return { width: bitmap.width, height: bitmap.height, on };
  }, shot.toString('base64'));
  return { ...found, on: new Set(found.on) };
}

/** Which part of a mask's pixels has no pixel of the other mask within `reach` px. */
function strayShare(mask: Mask, other: Mask, reach: number): number {
  const near = (index: number): boolean => {
    const [x, y] = [index % mask.width, Math.floor(index / mask.width)];
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        if (x + dx >= 0 && x + dx < other.width && other.on.has((y + dy) * other.width + x + dx)) return true;
      }
    }
    return false;
  };
  const stray = [...mask.on].filter((index) => !near(index)).length;
  return stray / Math.max(1, mask.on.size);
}

/**
 * Expects the live map to come to lie where the drawn map has its main water. The engine draws in frames of its own: on a
 * busy machine its first picture of a scene comes later than the scene.
 * @param most the share of either water's pixels that may lie apart, of 1
 */
export async function expectSameCanal(page: Page, drawn: Mask, most: number, message: string): Promise<void> {
  expect(drawn.on.size, `${message}: drawn canal`).toBeGreaterThan(300);
  await expect(async () => {
    const live = await canalMask(page);
    expect(live.on.size, `${message}: live canal`).toBeGreaterThan(300);
    expect(strayShare(live, drawn, 2), `${message}: live canal off the drawn canal`).toBeLessThan(most);
    expect(strayShare(drawn, live, 2), `${message}: drawn canal off the live canal`).toBeLessThan(most);
  }).toPass();
}

/** Side of the cells in which pigments are counted, px. */
const CELL = 48;

/** How many pixels of each colour (`#rrggbb`) each cell of a PNG has, row by row, down to a height, px. */
export function pigmentCells(page: Page, png: Buffer, colours: readonly string[], height = Infinity): Promise<number[][]> {
  return page.evaluate(
    async ({ base64, wanted, cell, most }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const high = Math.min(bitmap.height, most);
      const { data } = context.getImageData(0, 0, bitmap.width, high);
      const [columns, rows] = [Math.ceil(bitmap.width / cell), Math.ceil(high / cell)];
      return wanted.map((colour) => {
        const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
        const counts = Array.from({ length: columns * rows }, () => 0);
        for (let k = 0; k < data.length; k += 4) {
          if (Math.abs((data[k] ?? 0) - r) + Math.abs((data[k + 1] ?? 0) - g) + Math.abs((data[k + 2] ?? 0) - b) > 48) continue;
          const [x, y] = [(k / 4) % bitmap.width, Math.floor(k / 4 / bitmap.width)];
          const at = Math.floor(y / cell) * columns + Math.floor(x / cell);
          counts[at] = (counts[at] ?? 0) + 1;
        }
        return counts;
      });
    },
    { base64: png.toString('base64'), wanted: colours, cell: CELL, most: height },
  );
}
