/** Facts in prose, with nothing added to them. What is a number at all: numbers.test.ts. */
import { describe, expect, it } from 'vitest';
import { numberProblems } from '../../src/story/check/numbers';
import { inline, spellOut } from '../../src/story/make/prose';

const facts = [
  { id: 'firms-served', display: '200余家' },
  { id: 'halls', display: '18个' },
];
const problems = (prose: string): string[] => numberProblems(prose, [], facts);

describe('tokens', () => {
  it('must name a fact, and the sentence lists the facts there are', () => {
    expect(problems('{fact:firms}')).toEqual(['没有编号为“firms”的数字；可用的编号有 firms-served、halls']);
  });

  it.each(['{fact：halls}', '{halls}', '{Fact:halls}', '｛fact:halls｝', '{fact:halls', 'halls}', '{fact:Halls}'])(
    '%s is not understood',
    (prose) => {
      expect(problems(prose)).toEqual([expect.stringContaining('认不出')]);
    },
  );

  it.each([
    ['约{fact:firms-served}', '约'],
    ['超过{fact:firms-served}', '超过'],
    ['近{fact:firms-served}', '近'],
    ['{fact:firms-served}以上', '以上'],
    ['{fact:firms-served}+', '+'],
    ['大约{fact:firms-served}', '大约'],
    ['将近{fact:firms-served}', '将近'],
    ['不到{fact:firms-served}', '不到'],
    ['{fact:firms-served}之多', '之多'],
    ['{fact:halls}半', '半'],
    ['{fact:halls}多', '多'],
  ])('%s: nothing may be added', (prose, hedge) => {
    expect(problems(prose)).toEqual([expect.stringContaining(`旁边不能加“${hedge}”`)]);
  });

  it.each(['附近{fact:halls}', '就近{fact:halls}', '节约{fact:halls}', '{fact:halls}多方', '{fact:halls}来自'])(
    '%s: nothing was added',
    (prose) => {
      expect(problems(prose)).toEqual([]);
    },
  );

  it('are taken on trust while the facts cannot be read', () => {
    expect(numberProblems('{fact:anything}', [], null)).toEqual([]);
  });
});

describe('reading prose', () => {
  it('keeps the order of text and facts', () => {
    expect(inline('有{fact:halls}，服务{fact:firms-served}。')).toEqual([
      { text: '有' },
      { fact: 'halls' },
      { text: '，服务' },
      { fact: 'firms-served' },
      { text: '。' },
    ]);
  });

  it('spells facts out in their wording', () => {
    expect(spellOut('服务{fact:firms-served}', facts)).toBe('服务200余家');
  });
});
