/**
 * The drawings of a story that never changes are the drawings that were looked at. Whoever means to change them runs
 * `npm run pictures`, looks at the page that it makes, and commits the new ones.
 */
import { describe, expect, it } from 'vitest';
import { differences } from './difference';
import { goldenPictures } from './golden';
import { drawing, frozenStory, picturesOf } from './pictures';

/** Most pictures whose differences are told; of the others only the names. */
const TOLD = 5;

describe('golden pictures', () => {
  it('are what is drawn', async () => {
    const golden = goldenPictures();
    const { files: drawn } = picturesOf(await drawing(), frozenStory());
    const fallen = [...new Set([...golden.keys(), ...drawn.keys()])].filter((name) => golden.get(name) !== drawn.get(name));
    const told = fallen
      .slice(0, TOLD)
      .map((name) => [name, ...differences(golden.get(name) ?? '', drawn.get(name) ?? '').map((line) => `  ${line}`)].join('\n'));
    const report = [
      ...told,
      ...(fallen.length > TOLD ? [`… and ${fallen.length - TOLD} more pictures: ${fallen.slice(TOLD).join(' ')}`] : []),
    ].join('\n');
    // As an error of its own: a comparison of the whole would print the whole.
    if (fallen.length > 0)
      throw new Error(`${fallen.length} of ${golden.size} pictures are drawn otherwise; if that is meant: npm run pictures\n${report}`);
    expect(golden.size).toBeGreaterThan(0);
  });
});

describe('every picture', () => {
  it('uses no drawing at no size: some engines draw it all the same, and large', () => {
    const nothing = [...goldenPictures()].filter(([, lines]) => /<use\b[^>]*\b(?:width|height)="0"/.test(lines)).map(([name]) => name);
    expect(nothing).toEqual([]);
  });
});

describe('a difference of pictures', () => {
  const before =
    '<g class="marks">\n  <g class="mark" data-mark="wulin" transform="translate(1 2)">\n    <use href="#g"/>\n    <text class="label" x="3" y="4">武林</text>\n  </g>\n</g>\n';

  it('names the element, the attribute, before and after', () => {
    expect(differences(before, before.replace('y="4"', 'y="9"').replace('武林', '林武'))).toEqual([
      'g.mark[data-mark=wulin] › text.label  y: 4 → 9  text: 武林 → 林武',
    ]);
  });

  it('tells what is gone and what is new, and stays short', () => {
    expect(differences(before, before.replace('    <use href="#g"/>\n', ''))).toEqual(['gone: g.mark[data-mark=wulin] › use href=#g']);
    const many = before.replace('    <use href="#g"/>\n', '    <circle class="c" r="5"/>\n'.repeat(40));
    const told = differences(before, many);
    expect(told).toHaveLength(7);
    expect(told[6]).toBe('… and 35 more elements');
    expect(differences(before, before.replace('x="3"', `x="${'7 '.repeat(4000)}"`)).join('').length).toBeLessThan(300);
  });
});
