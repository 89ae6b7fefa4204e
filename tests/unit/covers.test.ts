/** Covers and cards: every street has its lantern, and nothing lies on anything else. */
import { describe, expect, it } from 'vitest';
import { storyFrom } from '../../build/check-data';
import { dataFolder } from '../../build/data-folder';
import { overlaps, textWidth, type Box } from '../../src/scene/box';
import { blockHeight } from '../../src/scene/layout/blocks';
import { COVERS, coverSheet } from '../../src/take/sheet/cover';
import { coverCanal } from '../../src/take/sheet/coverCanal';
import { CARD, figureCard, type SheetBlock } from '../../src/take/sheet/layout';
import { sheetWordsOf } from '../../src/take/sheet/words';

const story = storyFrom(dataFolder);
const { stage } = story;
const words = sheetWordsOf(story);
const boxOf = ({ block }: SheetBlock): Box => ({
  x: block.at[0],
  y: block.at[1],
  width: Math.max(...block.lines.map((line) => textWidth(line, block.fontSize))),
  height: blockHeight(block),
});
const around = ([x, y]: readonly [number, number], radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
});

describe.each(COVERS.filter(({ id }) => id !== 'poster'))('$id', (shape) => {
  const cover = coverSheet(stage, words, shape);
  const { canal } = cover;
  if (!canal) throw new Error('no canal');

  it('has one lantern a street, whole within the picture, none on another', () => {
    expect(canal.lanterns).toHaveLength(stage.streets.length);
    for (const [k, [x, y]] of canal.lanterns.entries()) {
      const { x: left, y: top, width } = around([x, y], canal.lantern / 2);
      expect(Math.min(left, top, shape.size.width - left - width, shape.size.height - top - width)).toBeGreaterThan(0);
      const near = Math.min(...canal.lanterns.flatMap((other, n) => (n === k ? [] : [Math.hypot(other[0] - x, other[1] - y)])));
      expect(near, `lantern ${k}`).toBeGreaterThan(canal.lantern * 1.2);
    }
  });

  it('keeps water and lanterns off its words', () => {
    for (const text of [...cover.blocks.map(boxOf), cover.seal]) {
      for (const at of canal.lanterns) expect(overlaps(around(at, canal.lantern * 0.72), text), JSON.stringify(text)).toBe(false);
      for (const [k, at] of canal.line.entries()) expect(overlaps(around(at, (canal.widths[k] ?? 0) / 2), text)).toBe(false);
    }
  });

  it('crosses the whole picture, and is the same whenever it is made', () => {
    const [first, last] = [canal.line[0], canal.line.at(-1)];
    expect(first?.[1]).toBeLessThan(0);
    expect(last?.[1]).toBeGreaterThan(shape.size.height * 0.9);
    expect(coverSheet(stage, words, shape)).toEqual(cover);
  });

  it('takes other numbers of streets', () => {
    for (const count of [1, 2, 60, 191]) {
      const { lanterns, lantern } = coverCanal(shape.size, count, 40);
      expect(lanterns).toHaveLength(count);
      for (const [x, y] of lanterns)
        expect(Number.isFinite(x + y) && x > 0 && y > 0 && x < shape.size.width && y < shape.size.height).toBe(true);
      const apart = lanterns.flatMap((a, k) => lanterns.slice(k + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1])));
      expect(Math.min(...apart)).toBeGreaterThan(lantern * 0.8);
    }
  });
});

describe('a card', () => {
  it.each(stage.figures.map(({ id }) => id))('%s: title in one line, nothing over the drawing or each other', (id) => {
    const { blocks, number, picture } = figureCard(stage, words, id);
    const title = blocks.find(({ tone }) => tone === 'sheet-title');
    expect(title?.block.lines).toHaveLength(1);
    const boxes = blocks.map(boxOf);
    if (number) {
      const [digits, rest] = number.parts;
      const width = textWidth(digits, number.digits) + textWidth(rest, number.unit) + number.unit * 0.1;
      boxes.push({ x: number.at[0], y: number.at[1] - number.digits * 0.8, width, height: number.digits * 0.8 });
      expect(number.digits).toBeGreaterThan(CARD.height / 5);
    }
    for (const [k, box] of boxes.entries()) {
      expect(box.x + box.width).toBeLessThanOrEqual(picture.box.x);
      for (const other of boxes.slice(k + 1)) expect(overlaps(box, other), `${JSON.stringify(box)} ${JSON.stringify(other)}`).toBe(false);
    }
  });
});
