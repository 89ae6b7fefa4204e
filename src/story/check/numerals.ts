/**
 * Numbers that hide in Chinese words. Decided by grammar: a numeral in Chinese or capital characters before anything,
 * whatever is counted, is a quantity; so are fractions, multiples and round numbers (数百, 半数). What is none is taken
 * out first: registered names (by the caller), ordinals in use, and words of the dictionary that hold a numeral.
 */
import { NUMERAL_WORDS } from './numeralWords';

/** Stands for what was taken out of a text, so that its neighbours do not grow together. */
export const GAP = '\u0000';

/** Capitals that are mostly parts of other words (队伍, 大陆, 收拾): numerals only beside another numeral or before money. */
const DOUBTFUL = '伍陆陸拾';
/** All characters that numbers are written with. */
export const NUMERALS = `〇零一二两三四五六七八九十百千万亿兩萬億壹贰貳弍叁參肆柒捌玖佰仟廿卅卌俩仨${DOUBTFUL}`;
const N = `[${NUMERALS}]`;
const MORE = '余多几来许';

/** Parts of a whole: before all else, for 之一 and 十分 are also words. */
const FRACTION = new RegExp(`(?:${N}|几|若干)+分之(?:${N}|几|若干)*`, 'g');

/** Ordinals in use count nothing: 第三次, 其二, 二是, 三号线, 星期三, 五一, 十九届, 党的二十大. */
const ORDINALS = [
  new RegExp(`第${N}+(?!${N}|[${MORE}])`, 'g'),
  new RegExp(`其[一二三四五六七八九十](?![${MORE}个条件种项])`, 'g'),
  new RegExp(`(?<=^|[\\s，。；：、！？“（(])[一二三四五六七八九十](?=是|则|要|、(?!${N}))`, 'g'),
  new RegExp(`(?:周|星期|礼拜|初|老)[一二三四五六](?!${N}|[${MORE}年个条期次天回趟场家人位])`, 'g'),
  new RegExp(`(?<!${N})(?:五一|七一|八一|十一)(?=$|[^\\p{L}]|节|假|期间|长假|黄金周|前|后|讲话|重要讲话|劳动|国际|建军|国庆|勋章)`, 'gu'),
  new RegExp(`${N}+号(?=线|楼|院|馆|文件|码头|桥|门)`, 'g'),
  new RegExp(`${N}+届(?=${N}+中|历次|全会|中央|政协|人大|全国|省|市|区)(?:${N}+中(?:全会)?)?`, 'g'),
  new RegExp(`(?:党的|中共|喜迎)${N}+大|${N}+中(?=、${N}+中全会|全会)|十[一二三四五六]五(?=规划|开局|时期|收官|”)`, 'g'),
];

/** Multiples, tenths and halves of something that is not said. */
const SHARES = [
  new RegExp(`翻(?:了|上)?(?:${N}|几|数)*[番倍]|(?<!${N})[双数几多成好]倍|${N}+(?:点${N}+)?[余多几]?倍`, 'g'),
  new RegExp(`${N}成(?![为了不立员功长绩果效就本型片都份熟语千套批])[多半]?`, 'g'),
  /(?:超过|[过近超逾])?半数|(?:[一多]大|一小|多一|[一过近超逾各减约对大小])半(?!山|岛|夜|辈|生|导|路|途|径|成品|信|点)/g,
  /(?<![上下前后大夜一])半(?:年|个|成(?!品)|日(?!游)|月(?!形|刊|谈)|小时|价)/g,
];

const ROUND = `数以(?=[百千万亿])|(?<![人次件户总分参])数(?=[十百千万亿])|[上成](?=[百千万亿])|好?几(?=[十百千万亿])|(?<![附最就临邻])近|约|超|逾`;
const QUANTITY = new RegExp(`(?:${ROUND})?(${N}(?:${N}|[点上数几余]${N})*)([${MORE}])?(\\p{Script=Han})?`, 'gu');
/** Words that mean a number after all when these follow: 四方面, 四周后, 十分钟. */
const UNLESS = '四方(?!面)|八方(?!面)|四周(?!时间|后|内|以)|十分(?!钟|之)|万分(?!之)';
const WORD = new RegExp(`${NUMERAL_WORDS.join('|')}|${UNLESS}`, 'g');

/**
 * The quantities in a text, as they stand there with what is counted (十八盏, 上千家, 三分之一).
 * @param text prose from which tokens, digits and registered names were taken out ({@link GAP} in their place)
 */
export function quantities(text: string): string[] {
  const found: string[] = [];
  const cut = (rest: string, pattern: RegExp, report: boolean): string =>
    rest.replace(pattern, (match) => {
      if (report) found.push(match);
      return GAP;
    });
  const whole = ORDINALS.reduce((rest, pattern) => cut(rest, pattern, false), cut(text, FRACTION, true));
  const rest = SHARES.reduce((left, pattern) => cut(left, pattern, true), withoutWords(whole));
  for (const [quantity, numeral = '', more = '', next = ''] of rest.matchAll(QUANTITY)) {
    const innocent = /^一+$/.test(numeral)
      ? !/[余几多]/.test(more)
      : numeral.length === 1 && DOUBTFUL.includes(numeral) && !/[元圆]/.test(next);
    if (!innocent) found.push(quantity);
  }
  return found;
}

/** Written with place values, such as 十八 and 一百二十: unlike 十四五, which is read digit by digit. */
const NUMBER = /^(?:[一二两三四五六七八九]?[十百千万亿]零?)+[一二三四五六七八九]?$/;

/** Whether a text is a quantity and nothing else (十八盏, 百余, 三分之一), so that it is nobody's name. 五年 and 两会 may be. */
export function isQuantity(text: string): boolean {
  const [quantity] = quantities(text);
  if (quantity !== text) return false;
  const numeral = new RegExp(`${N}+`).exec(text)?.[0] ?? '';
  return NUMBER.test(numeral) || !new RegExp(`^${N}+\\p{Script=Han}?$`, 'u').test(text) || /[倍成半]/.test(text);
}

/** Takes the dictionary's words out, but not what only looks like one inside a longer numeral (二十一起, 三十分). */
function withoutWords(text: string): string {
  const is = (character: string, among: string): boolean => character !== '' && among.includes(character);
  return text.replace(WORD, (word, at: number) => {
    const grown =
      (is(word.charAt(0), NUMERALS) && is(text.charAt(at - 1), `${NUMERALS}数几`)) ||
      (is(word.slice(-1), NUMERALS) && is(text.charAt(at + word.length), `${NUMERALS}${MORE}`));
    return grown ? word : GAP;
  });
}
