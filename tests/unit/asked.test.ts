/** An address that was cut, typed or punctuated on its way still leads somewhere, and never stops the page. */
import { describe, expect, it } from 'vitest';
import { idAsked } from '../../src/drive/asked';

const ids = ['halls', 'canal-draws', 'overview-facts'];

describe('what an address asks for', () => {
  it.each([
    '#halls',
    'halls',
    '##halls',
    '#halls#halls',
    '#Halls',
    '#HALLS',
    '#halls。',
    '#halls，',
    '#halls%E3%80%82',
    '#halls%20',
    '#halls)',
    '#halls%E3%80',
    '#halls%',
    '#halls-',
    '#ｈａｌｌｓ',
    '#%68alls',
    '#halls?from=timeline',
    '#halls&x=1',
    '#halls，看看这个',
    '#“halls”',
    '#/halls/',
    '%23halls',
    '#100%halls',
  ])('%s is halls', (text) => expect(idAsked(text, ids)).toBe('halls'));

  it('an id of several words is read whole', () => {
    expect(idAsked('#Canal-Draws.', ids)).toBe('canal-draws');
    expect(idAsked('#canal', ids)).toBeNull();
    expect(idAsked('#halls-new', ids)).toBeNull();
  });

  it.each([
    '',
    '#',
    '#100%',
    '#%',
    '%E0%A4',
    '#%E0%A4%A',
    '#hall',
    '#no-such',
    '#"]<x',
    '#\\',
    '#\u0000',
    '#__proto__',
    '#constructor',
    `#${'%'.repeat(5000)}`,
  ])('%j is nothing', (text) => expect(idAsked(text, ids)).toBeNull());
});
