/** Looks at pictures with a Chromium's help: how much is drawn on them, and all of them on one sheet. */
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Driver } from './driver';
import type { Box } from './look';

export interface Shot {
  /** Where the PNG lies. */
  readonly file: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export class Eye {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Which part of a box of a PNG is drawn on: differs from the most frequent colour, the ground. */
  drawn(png: Buffer, box: Box): Promise<number> {
    return this.#driver.evaluate(async ({ base64, from: [left, top, right, bottom] }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.min(bitmap.width, Math.floor(right)) - Math.ceil(left), Math.min(bitmap.height, Math.floor(bottom)) - Math.ceil(top)];
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context || width < 1 || height < 1) return 0;
      context.drawImage(bitmap, -Math.ceil(left), -Math.ceil(top));
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
      const counts = new Map<number, number>();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      const ground = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
      const far = (pixel: number): boolean => [0, 8, 16].some((shift) => Math.abs(((pixel >> shift) & 255) - ((ground >> shift) & 255)) > 48);
      return pixels.reduce((sum, pixel) => sum + Number(far(pixel)), 0) / pixels.length;
    }, { base64: png.toString('base64'), from: box });
  }

  /** Puts all pictures of one browser on a sheet, group by group. */
  async sheet(file: string, title: string, groups: readonly (readonly Shot[])[]): Promise<void> {
    const WIDTH = 2400;
    const rows = groups.map((shots) => {
      const many = (shots[0]?.width ?? 0) > (shots[0]?.height ?? 0) ? 7 : 13;
      return `<div style="grid-template-columns:repeat(${many},1fr)">${shots.map(({ file: picture, name }) => `<figure><img src="${pathToFileURL(picture).href}"><figcaption>${name}</figcaption></figure>`).join('')}</div>`;
    });
    const page = join(dirname(file), `${basename(file, '.png')}.html`);
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>${title}</title><style>body{margin:16px;font:16px sans-serif;background:#ddd}div{display:grid;gap:8px;margin-bottom:16px}figure{margin:0}img{width:100%;display:block}</style><h1>${title}</h1>${rows.join('')}`);
    await this.#driver.resize(WIDTH, 1000);
    await this.#driver.open(pathToFileURL(page).href);
    await this.#driver.resize(WIDTH, await this.#driver.evaluate(() => document.documentElement.scrollHeight));
    writeFileSync(file, await this.#driver.screenshot());
  }
}
