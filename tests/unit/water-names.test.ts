/** Names of waters keep away from other names where the water is long enough, and stand all the same where it is not. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/scene/box';
import type { Point } from '../../src/scene/camera';
import { waterNames } from '../../src/scene/layout/waterNames';

const FONT = 13;
const size = { width: 400, height: 600 };
/** A water straight down the stage, and two columns of names, one on each side of it, a few px from where its own would stand. */
const water = (length: number): Parameters<typeof waterNames>[0] => [
  { id: 'w', name: '长河', main: true, half: 4, points: Array.from({ length: length / 8 + 1 }, (_, k): Point => [200, k * 8]) },
];
const crowd: readonly Box[] = [
  { x: 130, y: 0, width: 40, height: 200 },
  { x: 230, y: 0, width: 40, height: 200 },
];

describe('the name of a water', () => {
  it('goes on to where it has air', () => {
    const [name] = waterNames(water(592), size, FONT, crowd);
    expect(name?.characters[0]?.at[1]).toBeGreaterThan(200);
  });

  it('stands closer where there is no more water', () => {
    const [name] = waterNames(water(160), size, FONT, crowd);
    expect(name?.characters).toHaveLength(2);
  });
});
