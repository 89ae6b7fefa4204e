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

  /**
   * Which part of two pictures' cells is not the same to the eye, 0 to 1. Edges and letters differ from engine to engine,
   * so only the mean colours of cells are compared.
   * @param other null: a sheet in the colour of the first picture's first cell, with nothing on it
   * @param box of both pictures, px; null: all of them
   */
  apart(png: Buffer, other: Buffer | null, box: Box | null): Promise<number> {
    return this.#driver.evaluate(
      async ({ pair, from, cell }) => {
        const [means = [], second] = await Promise.all(
          pair.map(async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const [left, top, right, bottom] = from ?? [0, 0, bitmap.width, bitmap.height];
            const [width, height] = [Math.floor((right - left) / cell), Math.floor((bottom - top) / cell)];
            const context = new OffscreenCanvas(width * cell, height * cell).getContext('2d');
            if (!context) throw new Error('no canvas');
            context.drawImage(bitmap, -Math.ceil(left), -Math.ceil(top));
            const { data } = context.getImageData(0, 0, width * cell, height * cell);
            const sums = new Float64Array(width * height * 3);
            for (let k = 0; k < data.length; k += 4) {
              const at = Math.floor(k / 4 / (width * cell * cell)) * width + Math.floor(((k / 4) % (width * cell)) / cell);
              for (let c = 0; c < 3; c += 1) sums[at * 3 + c] = (sums[at * 3 + c] ?? 0) + (data[k + c] ?? 0) / cell / cell;
            }
            return [...sums];
          }),
        );
        const others = second ?? means.map((_, k) => means[k % 3] ?? 0);
        let far = 0;
        for (let k = 0; k < Math.max(means.length, others.length); k += 3)
          far += Number([0, 1, 2].some((c) => !(Math.abs((means[k + c] ?? NaN) - (others[k + c] ?? NaN)) <= 20)));
        return (far * 3) / Math.max(means.length, others.length);
      },
      { pair: [png, ...(other ? [other] : [])].map((each) => each.toString('base64')), from: box, cell: 16 },
    );
  }

  /** Which part of a picture is in a colour, neither black nor white nor in between, 0 to 1. */
  coloured(png: Buffer): Promise<number> {
    return this.#driver.evaluate(async (base64) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' }),
      );
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let many = 0;
      for (let k = 0; k < data.length; k += 4) {
        const [r = 0, g = 0, b = 0] = [data[k], data[k + 1], data[k + 2]];
        many += Number(Math.max(r, g, b) - Math.min(r, g, b) > 48);
      }
      return (many * 4) / data.length;
    }, png.toString('base64'));
  }

  /** Puts all pictures of one browser on a sheet, group by group. */
  async sheet(file: string, title: string, groups: readonly (readonly Shot[])[]): Promise<void> {
    const WIDTH = 2400;
    const rows = groups.map((shots) => {
      const many = (shots[0]?.width ?? 0) > (shots[0]?.height ?? 0) ? 7 : 13;
      return `<div style="grid-template-columns:repeat(${many},1fr)">${shots.map(({ file: picture, name }) => `<figure><img src="${pathToFileURL(picture).href}"><figcaption>${name}</figcaption></figure>`).join('')}</div>`;
    });
    const page = join(dirname(file), `${basename(file, '.png')}.html`);
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><title>${title}</title><style>body{margin:16px;font:16px sans-serif;background:#ddd}div{display:grid;gap:8px;margin-bottom:16px}figure{margin:0}img{width:100%;display:block}</style><h1>${title}</h1>${rows.join('')}`,
    );
    await this.#driver.resize(WIDTH, 1000);
    await this.#driver.open(pathToFileURL(page).href);
    await this.#driver.resize(WIDTH, await this.#driver.evaluate(() => document.documentElement.scrollHeight));
    writeFileSync(file, await this.#driver.screenshot());
  }
}
