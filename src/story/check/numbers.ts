/** The numbers in a text: only the ledger's, in their exact wording, with nothing beside them that changes them. */
import { brief } from '../intake/faults';
import { TOKEN, type Wording } from '../make/prose';
import { GAP, NUMERALS, quantities } from './numerals';

/** Digits of any script, with what makes one number of them: 1,169, 169.5, 1600万, 3百. */
const DIGITS = new RegExp(`[\\p{Nd}\\p{No}Ⅰ-ↈ]+(?:[,，.．][\\p{Nd}]+|[${NUMERALS}]+)*`, 'gu');
const REMEDY = '报告里的数字请写成 {fact:编号}，专有名词里的数字请先登记到 story.yaml 的 names，其余改成不带数目的话';

const LONGEST_QUOTE = 40;

/** What makes another number of the one that follows. Words such as 附近 and 节约 only end like a hedge. */
const BEFORE =
  /(?:大约|大概|(?<![契预节制相条公签违邀])约|超过|超出|超|将近|接近|(?<![附最就临靠邻远亲])近|逾|至少|至多|最多|最少|多于|高于|少于|低于|不足|不到|不下|不止|未满|多达|高达|几乎|差不多)$/;
/** What makes another number of the one before. */
const AFTER = /^(?:\+|＋|以上|以下|以内|左右|上下|出头|开外|不到|有余|之多|余|多(?![方样元])|许|来(?=[个条次家件人])|半)/;
/** Part of a longer number. */
const GROWN_BEFORE = new RegExp(`(?:[\\p{N}${NUMERALS}第]|\\p{N}\\s*[,，.．·:：/／~～—–\\-、至到’']\\s*)$`, 'u');
const GROWN_AFTER = new RegExp(`^(?:\\p{N}|[十百千万亿])`, 'u');

/** A hedge before or after a number (约, 以上 …), or null. */
function hedgeBefore(text: string): string | null {
  return BEFORE.exec(text)?.[0] ?? null;
}
function hedgeAfter(text: string): string | null {
  return AFTER.exec(text)?.[0] ?? null;
}

/**
 * What is wrong with the numbers in a text, as Chinese clauses: tokens that name no fact or are malformed, hedges around a
 * token, naked digits of any script, and quantities in Chinese numerals.
 * Innocent: 一 alone (一张帆), ordinals (第五部分), words of the dictionary (千家万户, 百年), and whatever `names` lists.
 * @param names proper names that contain numerals
 * @param facts all facts, or null if they could not be read (tokens are then taken on trust)
 * @param said ids whose absence was reported elsewhere
 */
export function numberProblems(
  prose: string,
  names: readonly string[],
  facts: readonly Wording[] | null,
  said: readonly string[] = [],
): string[] {
  return [...tokenProblems(prose, facts, said), ...naked(withoutNames(prose.replace(TOKEN, GAP), names), REMEDY)];
}

/** Numbers in a column of the ledger, where beside names only another fact's wording in “…” is allowed, such as “100余次”. */
export function ledgerProblems(text: string, facts: readonly Wording[], names: readonly string[]): string[] {
  const quoted = facts.filter(({ display }) => display !== '').map(({ display }) => `“${display}”`);
  return naked(withoutNames(text, [...quoted, ...names]), '只能用引号照抄本表另一行的 display，例如 “30余次”，其余改成不带数目的话');
}

/**
 * Numbers where no token stands for one, as in a cell of the ledger of deeds: only what is quotable may hold them.
 * @param quotable registered names, and wordings that may stand there
 * @param remedy what to do with a number, without a closing full stop
 */
export function bareProblems(text: string, quotable: readonly string[], remedy: string): string[] {
  const braces = /[{｛}｝]/.test(text) ? ['这里不能用 {fact:编号}，也不能用花括号'] : [];
  return [...braces, ...naked(withoutNames(text.replace(TOKEN, GAP), quotable), remedy)];
}

function withoutNames(text: string, names: readonly string[]): string {
  return [...names]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, GAP), text);
}

function naked(text: string, remedy: string): string[] {
  const digits = text.match(DIGITS) ?? [];
  return [
    ...digits.map((number) => `不能直接写数字“${number}”；${remedy}`),
    ...quantities(text.replace(DIGITS, GAP)).map((quantity) => `不能直接写数量“${quantity}”；${remedy}`),
  ];
}

/** The part of {@link numberProblems} that needs no list of names: unknown, malformed and hedged tokens. */
export function tokenProblems(prose: string, facts: readonly Wording[] | null, said: readonly string[] = []): string[] {
  const problems: string[] = [];
  for (const match of prose.matchAll(TOKEN)) {
    const [token, id = ''] = match;
    if (facts && !said.includes(id) && !facts.some((fact) => fact.id === id)) {
      problems.push(`没有编号为“${id}”的数字；可用的编号有 ${facts.map((fact) => brief(fact.id)).join('、')}`);
    }
    for (const hedge of [hedgeBefore(prose.slice(0, match.index)), hedgeAfter(prose.slice(match.index + token.length))]) {
      if (hedge) problems.push(`${token} 旁边不能加“${hedge}”；数字只能照原文的说法出现`);
    }
  }
  const braces = /[{｛][^{}｛｝]*[}｝]?|[}｝]/.exec(prose.replace(TOKEN, GAP))?.[0];
  if (braces)
    problems.push(
      `认不出“${[...braces.replaceAll(GAP, '…')].slice(0, LONGEST_QUOTE).join('')}”；花括号只用来写 {fact:编号}，要用英文花括号和英文冒号，编号是小写`,
    );
  return problems;
}

/**
 * Why a sentence does not state a number in its exact wording, as a Chinese clause: it does not stand there, or only as a part
 * of another number (1,169条, 第169条), or with a word that changes it (近169条, 18个以上). Null if it does.
 */
export function statementProblem(sentence: string, wording: string): string | null {
  let why: string | null = null;
  for (let at = sentence.indexOf(wording); at !== -1; at = sentence.indexOf(wording, at + 1)) {
    const [before, after] = [sentence.slice(0, at), sentence.slice(at + wording.length)];
    const grown = GROWN_BEFORE.exec(before)?.[0] ?? GROWN_AFTER.exec(after)?.[0];
    const hedge = hedgeBefore(before) ?? hedgeAfter(after);
    if (grown === undefined && hedge === null) return null;
    why ??=
      grown === undefined ? `“${wording}”旁边的“${hedge ?? ''}”改变了这个数` : `“${wording}”旁边还有“${grown.trim()}”，连起来是另一个数`;
  }
  const rule = `报告原句里应一字不差地出现“${wording}”`;
  return why === null ? rule : `${why}；${rule}，前后不能再有别的数目和“约、近、超、以上”一类的字`;
}
