/** Outlines as path data in whole units, said in steps from point to point: half the digits. */
import type { Point } from '../../../src/scene/camera';
import type { Subpath } from '../drawing/path';

const whole = ([x, y]: Point): Point => [Math.round(x), Math.round(y)];
/** Numbers one after the other, a minus parting two as well as a space does. */
const listed = (numbers: readonly number[]): string => numbers.join(' ').replaceAll(' -', '-');

/** Path data of runs; empty where nothing of them is as large as a unit. */
export function pathData(runs: readonly Subpath[]): string {
  return runs
    .map(({ start, pieces, closed }) => {
      let [x, y] = whole(start);
      let letter = '';
      let data = '';
      const say = (command: string, numbers: readonly number[]): void => {
        const list = listed(numbers);
        data += command === letter ? (list.startsWith('-') ? list : ` ${list}`) : command + list;
        letter = command;
      };
      const from = listed([x, y]);
      for (const piece of pieces) {
        const points = piece.map(whole);
        const [ex, ey] = points[points.length - 1] ?? [x, y];
        const steps = points.flatMap(([px, py]) => [px - x, py - y]);
        if (steps.some((step) => step !== 0)) {
          if (points.length > 1) say('c', steps);
          else if (ey === y) say('h', [ex - x]);
          else if (ex === x) say('v', [ey - y]);
          else say('l', steps);
        }
        [x, y] = [ex, ey];
      }
      return data && `M${from}${data}${closed ? 'z' : ''}`;
    })
    .join('');
}
