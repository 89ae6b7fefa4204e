/** What the page shows of steps that are flung past. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sparingly } from '../../src/drive/scroll/fling';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

/** Passes steps, one each so many ms; gives what came, and when. */
function pass(everyMs: number, count: number): { came: [string, number][]; steps: string[] } {
  const came: [string, number][] = [];
  const steps = Array.from({ length: count }, (_, k) => `step-${k}`);
  const begun = performance.now();
  const follow = sparingly((id) => came.push([id, performance.now() - begun]));
  for (const id of steps) {
    follow(id);
    vi.advanceTimersByTime(everyMs);
  }
  vi.advanceTimersByTime(1000);
  return { came, steps };
}

it('every step that is read past comes at once', () => {
  const { came, steps } = pass(130, 12);
  expect(came).toEqual(steps.map((id, k) => [id, k * 130]));
});

it('of steps that are flung past few come, in order, and the last one always, soon after it was reached', () => {
  for (const every of [4, 40, 94, 120]) {
    const { came, steps } = pass(every, 40);
    expect(came[0]).toEqual(['step-0', 0]);
    expect(came.length).toBeLessThanOrEqual(2 + (40 * every) / 250);
    came.slice(1).forEach(([, at], k) => expect(at - (came[k]?.[1] ?? 0)).toBeGreaterThanOrEqual(250));
    const order = came.map(([id]) => steps.indexOf(id));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const [last, at] = came.at(-1) ?? ['', Infinity];
    expect(last).toBe('step-39');
    expect(at - 39 * every).toBeLessThanOrEqual(250);
  }
});

it('whoever turns back before it came sees the step where she is, and no other after it', () => {
  const came: string[] = [];
  const follow = sparingly((id) => came.push(id));
  for (const id of ['a', 'b', 'a']) {
    follow(id);
    vi.advanceTimersByTime(20);
  }
  vi.advanceTimersByTime(1000);
  expect(came).toEqual(['a', 'a']);
});
