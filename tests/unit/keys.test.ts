/** What hands type in a meeting, and what an address asks of a loop. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actOf, isSilent, keyName, keyRows } from '../../src/drive/steps/keys';
import { loopOf } from '../../src/pages/present/loop';

type Held = Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey', boolean>>;
const press = (code: string, key: string, held: Held = {}) => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const doneBy = (code: string, key: string, held: Held = {}): string | null => {
  const act = actOf(press(code, key, held));
  return act && (act.do === 'digit' ? act.digit : act.do);
};

describe('the number pad', () => {
  it.each([
    ['Numpad4', 'ArrowLeft', 'back'],
    ['Numpad6', 'ArrowRight', 'next'],
    ['Numpad2', 'ArrowDown', 'next'],
    ['Numpad8', 'ArrowUp', 'back'],
    ['Numpad3', 'PageDown', 'next'],
    ['Numpad9', 'PageUp', 'back'],
    ['Numpad7', 'Home', 'first'],
    ['Numpad1', 'End', 'last'],
    ['Numpad5', 'Clear', null],
    ['Numpad0', 'Insert', null],
    ['NumpadDecimal', 'Delete', null],
    ['NumpadEnter', 'Enter', 'enter'],
  ])('without NumLock %s moves (%s)', (code, key, act) => expect(doneBy(code, key)).toBe(act));
  it.each([...'0123456789'])('with NumLock Numpad%s writes', (digit) => {
    expect(doneBy(`Numpad${digit}`, digit)).toBe(digit);
    // An input method that is composing takes the key's name, not its place.
    expect(doneBy(`Numpad${digit}`, 'Process')).toBe(digit);
  });
  it('with NumLock its point is a point, and its signs are nothing', () => {
    expect([doneBy('NumpadDecimal', '.'), doneBy('NumpadDecimal', ','), doneBy('NumpadAdd', '+'), doneBy('NumpadSubtract', '-')]).toEqual([
      'black',
      'black',
      null,
      null,
    ]);
  });
});

describe('keys', () => {
  it.each([
    [' ', 'next'],
    ['n', 'next'],
    ['N', 'next'],
    ['.', 'black'],
    ['b', 'black'],
    ['7', '7'],
    ['PageDown', 'next'],
    ['F5', 'start'],
    ['?', 'keys'],
    ['Unidentified', null],
  ])('by name alone, as old clickers send them: %j', (key, act) => {
    expect(doneBy('', key)).toBe(act);
  });
  it('Shift turns Space and F5 round, and changes nothing else', () => {
    expect([
      doneBy('Space', ' ', { shiftKey: true }),
      doneBy('F5', 'F5', { shiftKey: true }),
      doneBy('KeyB', 'B', { shiftKey: true }),
      doneBy('ArrowRight', 'ArrowRight', { shiftKey: true }),
    ]).toEqual(['back', 'continue', 'black', 'next']);
  });
  it.each(['ctrlKey', 'altKey', 'metaKey'] as const)('with %s they are the browser’s own', (held) => {
    for (const [code, key] of [
      ['KeyP', 'p'],
      ['ArrowLeft', 'ArrowLeft'],
      ['F5', 'F5'],
      ['Digit1', '1'],
    ] as const)
      expect(doneBy(code, key, { [held]: true })).toBeNull();
    expect(isSilent(press('Tab', 'Tab', { [held]: true }))).toBe(true);
  });
  it('what only holds or locks other keys is silent', () => {
    expect(
      ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'AudioVolumeUp'].filter((key) => !isSilent(press(key, key))),
    ).toEqual([]);
    expect(['a', 'PageDown', 'Enter', ' ', 'F8'].filter((key) => isSilent(press('', key)))).toEqual([]);
  });
  it('the README lists them as the presenter does', () => {
    const readme = readFileSync('README.md', 'utf8');
    const rows = (readme.split(/^## /m).find((part) => part.startsWith('在会上演示')) ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(1);
    expect(rows).toEqual(keyRows().map(([keys, does]) => `| ${keys} | ${does} |`));
  });
  it('the list names every key once', () => {
    const keys = keyRows().flatMap(([shown]) => shown.replace(/，.*$/, '').split(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyName({ code: 'KeyL', key: 'l' })).toBe('KeyL');
    expect(keys).toContain('L');
  });
});

describe('the seconds of a loop', () => {
  it.each([
    ['12', 12],
    ['12秒', 12],
    ['12 秒', 12],
    ['１２', 12],
    ['12s', 12],
    ['12.5', 12.5],
    ['12。', 12],
    ['3', 3],
    ['3600', 3600],
  ])('%s is understood', (asked, seconds) => {
    expect(loopOf(asked).seconds).toBe(seconds);
    expect(loopOf(asked).said).toBe(`循环播放，每步 ${seconds} 秒；动一下就停。`);
  });
  it.each([
    ['3000000', 3600],
    ['1e9', 3600],
    ['9'.repeat(400), 3600],
    ['0', 3],
    ['-5', 3],
    ['－５', 3],
    ['1.5', 3],
  ])('%s is brought within the limits, and said', (asked, seconds) => {
    expect(loopOf(asked).seconds).toBe(seconds);
    expect(loopOf(asked).said).toMatch(new RegExp(`^地址里循环的秒数是“.*”，只能是 3 到 3600 秒。循环播放，每步 ${seconds} 秒`));
  });
  it.each(['abc', '%', '\uFFFD', '十二', 'Infinity', 'NaN'])('%s is not, and said', (asked) => {
    expect(loopOf(asked).seconds).toBe(12);
    expect(loopOf(asked).said).toMatch(/没有看懂。循环播放，每步 12 秒/);
  });
  it('a loop without a number is the usual one', () =>
    expect(loopOf('')).toEqual({ seconds: 12, said: '循环播放，每步 12 秒；动一下就停。' }));
});
