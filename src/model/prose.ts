/** Prose with facts in it: {fact:id} stands for the fact's exact wording, and no other number may stand there. */
import type { Fact, Inline } from './types';

/** What prose needs to know of a fact. */
export type Wording = Pick<Fact, 'id' | 'display'>;

const TOKEN = /\{fact:([a-z0-9-]+)\}/g;
/** Stands for what was taken out of a text, so that its neighbours do not grow together. */
const GAP = '\u0000';

const NUMERALS = '一二两三四五六七八九十百千万亿〇零';
const MEASURES = '个条次家元名位处座件项所盏种片张支只圈艘场届年天人倍成';
/** A numeral before a measure word, such as 十八盏 or 两百余家; ordinals (第三次) are no quantities. */
const QUANTITY = new RegExp(`(?<![第${NUMERALS}])([${NUMERALS}]+)([余多几来]?)([${MEASURES}])(?!一体)`, 'g');
const ROUND = '百千万';
const DIGITS = /[\p{Nd}\p{No}]+/gu;
const BEFORE_TOKEN = /(大约|约|超过|超|将近|接近|(?<![附最])近|逾|至少|不足|不到|多达|高达)$/;
const AFTER_TOKEN = /^(\+|＋|以上|以下|左右|上下|余|多)/;

/** Text → runs of plain text and facts, in order; empty runs are dropped. */
export function inline(prose: string): Inline[] {
  return prose
    .split(TOKEN)
    .map((part, index): Inline => (index % 2 === 1 ? { fact: part } : { text: part }))
    .filter((run) => !('text' in run) || run.text !== '');
}

/** Text with each token replaced by its fact's wording. A token without a fact stays as it is. */
export function spellOut(prose: string, facts: readonly Wording[]): string {
  return prose.replace(TOKEN, (token, id: string) => facts.find((fact) => fact.id === id)?.display ?? token);
}

/**
 * What is wrong with the numbers in a text, as Chinese clauses: tokens that name no fact or are malformed, hedges around a
 * token (约, 超, 以上 …), naked digits of any script, and quantities in Chinese numerals (十八盏, 两百余家).
 * Innocent: 一 alone (一张帆), ordinals (第五部分), lone 千 and 万 (千家万户), 百年 and 千年, and whatever `names` lists.
 * @param names proper names that contain numerals
 * @param facts all facts, or null if they could not be read (tokens are then taken on trust)
 */
export function numberProblems(prose: string, names: readonly string[], facts: readonly Wording[] | null): string[] {
  const rest = withoutNames(prose.replace(TOKEN, GAP), names);
  return [...tokenProblems(prose, facts), ...digitProblems(rest), ...quantityProblems(rest)];
}

/** Naked digits in a column of the ledger, where only another fact's wording in “…” is allowed, such as “100余次”. */
export function ledgerProblems(text: string, facts: readonly Wording[]): string[] {
  return digitProblems(withoutNames(text, facts.map(({ display }) => `“${display}”`)));
}

function withoutNames(text: string, names: readonly string[]): string {
  return [...names].filter(Boolean).sort((a, b) => b.length - a.length).reduce((rest, name) => rest.replaceAll(name, GAP), text);
}

/** The part of {@link numberProblems} that needs no list of names: unknown, malformed and hedged tokens. */
export function tokenProblems(prose: string, facts: readonly Wording[] | null): string[] {
  const problems: string[] = [];
  for (const match of prose.matchAll(TOKEN)) {
    const [token, id = ''] = match;
    if (facts && !facts.some((fact) => fact.id === id)) {
      problems.push(`没有编号为“${id}”的数字；可用的编号有 ${facts.map((fact) => fact.id).join('、')}`);
    }
    const before = BEFORE_TOKEN.exec(prose.slice(0, match.index))?.[0];
    const after = AFTER_TOKEN.exec(prose.slice(match.index + token.length))?.[0];
    for (const hedge of [before, after]) {
      if (hedge) problems.push(`${token} 旁边不能加“${hedge}”；数字只能照原文的说法出现`);
    }
  }
  const braces = /[{｛][^{}｛｝]*[}｝]?|[}｝]/.exec(prose.replace(TOKEN, GAP))?.[0];
  if (braces) problems.push(`认不出“${braces}”；花括号只用来写 {fact:编号}，要用英文花括号和英文冒号，编号是小写`);
  return problems;
}

function digitProblems(text: string): string[] {
  return [...text.matchAll(DIGITS)].map(
    ([digits]) => `不能直接写数字“${digits}”；报告里的数字请写成 {fact:编号}，专有名词里的数字请先登记到 story.yaml 的 names`,
  );
}

function quantityProblems(text: string): string[] {
  const percent = text.includes('百分之') ? ['不能写“百分之”；报告没有给出百分比'] : [];
  const quantities = [...text.matchAll(QUANTITY)]
    .filter(([, numeral = '', more, measure = ''], index, all) => {
      const before = text[(all[index]?.index ?? 0) - 1] ?? '';
      const hyperbole = numeral.length === 1 && ROUND.includes(numeral) && more === '' && !'上近数几约'.includes(before || GAP);
      if (/^一+$/.test(numeral)) return false;
      if (hyperbole && (numeral !== '百' || measure === '年')) return false;
      // 两支 is left to idiom, as in 两支队伍汇成一家.
      return !(numeral === '两' && measure === '支');
    })
    .map(([quantity]) => `不能直接写数量“${quantity}”；报告里的数字请写成 {fact:编号}，专有名词请先登记到 story.yaml 的 names`);
  return [...percent, ...quantities];
}
