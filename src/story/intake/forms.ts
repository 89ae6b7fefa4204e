/** What a single value must look like to be one: no word that only keeps its place, a day that exists, an address, a number of approval. */

const BRACKETS = /^[\s()（）[\]【】<>《》〈〉“”"'‘’「」{}]+|[\s()（）[\]【】<>《》〈〉“”"'‘’「」{}。.，,;；:：!！]+$/g;
/** Nothing but signs: -, ——, /, ？, …. Signs of a currency or a unit may be a unit. */
const SIGNS = /^[^\p{L}\p{N}\p{Sc}%‰°℃℉]*$/u;
const EMPTY_WORDS = new RegExp(
  `^(?:${[
    '(?:暂时?|尚|目前)(?:无|缺|未|空|没有|不详|不明).{0,8}',
    '暂定|无|没有|没|未定|未知|未填写?|未提供|未确定|未公布|不详|不明|不适用|不知道|不清楚|略|空白?|空着|留空|同上|占位.{0,3}|某+|〇+',
    '此处.{0,6}(?:填|写|补).{0,6}|请?在?此?处?(?:填写|输入|补充).{0,8}|由.{1,10}(?:填写|提供|补充)',
    '(?:n/?a|nil|none|null|nan|undefined|unknown|tbd|tbc|tba|todo|fixme|test|测试|示例|样例|例子)',
    '#?(?:ref|value|name\\?|div/0|null|num|n/a)',
    '[x×✕✖]+',
    '0+',
  ].join('|')})$`,
  'iu',
);
/** Still to come: no value anywhere but where a caution is meant. */
const PENDING =
  /^(?:尚?待)(?:\p{Script=Han}{0,8}?)(?:定|补|补充|补齐|填|填写|提供|确认|确定|核实|核对|核|查|更新|完善|通知|公布|发布|审|批|审批|录入|添加)$/u;
/** A gap inside a text: 20XX年, ○○街道. */
const GAPS = /(?<=[\p{Script=Han}\d])[x×]{2,}|[x×]{2,}(?=[\p{Script=Han}\d])|[○□]{2,}/iu;

/** Whether a text only keeps a place (待定, 暂无, N/A, ——, xxx …), full-width or half-width, in brackets or not. Empty is no placeholder. */
export function isPlaceholder(text: string): boolean {
  return isEmptyWord(text) || PENDING.test(bare(text));
}

/** The same where something may be said to be still open, such as 待核实 of a platform. */
export function isEmptyWord(text: string): boolean {
  if (text.trim() === '') return false;
  const word = bare(text);
  return SIGNS.test(word) || EMPTY_WORDS.test(word) || EMPTY_WORDS.test(word.replace(/[\s\p{P}]/gu, '')) || GAPS.test(word);
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replace(BRACKETS, '').toLowerCase();

/** Whether the calendar has this day (or month, or year, where the rest is left out), in this or the last century. */
function exists(year: string, month = '1', day = '1'): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  return y >= 1900 && y < 2100 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

/** '' or a day such as 2022-01-31, existing or not. */
export const DAY = /^$|^(\d{4})-(\d\d)-(\d\d)$/;
/** '' or a year, a month or a day in words. */
export const WHEN = /^$|^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/;

/** Whether what a pattern of dates finds is in the calendar; what it does not find is another fault. */
export function dateExists(pattern: RegExp, text: string): boolean {
  const [, year, month, day] = pattern.exec(text) ?? [];
  return year === undefined || exists(year, month, day);
}

const PROVINCE = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新]';
const REVIEW = new RegExp(
  `^(?:GS${PROVINCE}?|${PROVINCE}\\p{Script=Han}{0,2}[A-Z]{1,3}|[A-Z]{2})\\s*[(〔[【]\\s*(?:19|20)\\d\\d\\s*[)〕\\]】]\\s*(?!0+\\D)\\d{1,6}(?:-\\d{1,4})?\\s*号$`,
  'u',
);

/** Whether a text is one or several 审图号: GS(2023)1234号, GS京(2022)1061号, 浙S(2023)12号, 浙杭S（2022）5号. */
export function isReviewNumber(text: string): boolean {
  return text
    .normalize('NFKC')
    .split(/[、;,]|\s+(?=[A-Z\p{Script=Han}]+\s*[(〔[【])/u)
    .every((one) => REVIEW.test(one.trim()));
}

/** 蜀 and 陇 are written in these records only. */
const FILED = PROVINCE.replace('[', '[蜀陇');
const ICP = new RegExp(`^${FILED}ICP[备证](?!0+\\D)\\d{6,10}号(?:-\\d{1,4})?$`, 'iu');
const POLICE = new RegExp(`^${FILED}公网安备(?!0+\\D)(\\d{11,14})号$`, 'u');
const tight = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** Whether a text is an ICP 备案号: 浙ICP备12345678号, 京ICP备2021000001号-1. */
export const isIcpRecord = (text: string): boolean => ICP.test(tight(text));

/** The number by which the police's register finds a 公安备案号 such as 浙公网安备 12345602000001号; undefined where a text is none. */
export const policeCode = (text: string): string | undefined => POLICE.exec(tight(text))?.[1];

const HOST = /^(?:localhost|(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)$/i;

/** Whether a text is the full address of a folder on the web: http(s), a host that can exist, a closing slash, nothing after it. */
export function isFolderAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s?#@]+\/$/.test(text)) return false;
  try {
    return HOST.test(new URL(text).hostname);
  } catch {
    return false;
  }
}

/** What may stand between the groups of a number, and a number within its area. */
const GAP = '[ －—–-]?';
const LOCAL = String.raw`\d{3,4}${GAP}\d{4}`;
/** An https address, a mail address, and a telephone number: with its area code, a mobile's, 400 and 800, a public service's. */
const REACHES = new RegExp(
  [
    String.raw`https://[^\s，。；、“”《》（）【】]+`,
    String.raw`[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+`,
    String.raw`(?<![\d./-])(?:\+86${GAP}(?:\d{2,3}${GAP}${LOCAL}|1[3-9]\d{9})|[(（]0\d{2,3}[)）]${GAP}${LOCAL}|0\d{2,3}${GAP}${LOCAL}|1[3-9]\d{9}|[48]00${GAP}\d{3}${GAP}\d{4}|[48]00${GAP}\d{4}${GAP}\d{3}|1[02]\d{3}|96\d{3,4})(?!\d)`,
  ].join('|'),
  'gi',
);

/** The ways in a text by which somebody can be reached, as they are written there, and their links. */
export function reachesIn(text: string): { readonly text: string; readonly href: string }[] {
  return (text.match(REACHES) ?? []).flatMap((found) => {
    const reach = found.replace(/[.,;:)]+$/, '');
    if (reach.startsWith('https://'))
      return URL.canParse(reach) && HOST.test(new URL(reach).hostname) ? [{ text: reach, href: reach }] : [];
    return [{ text: reach, href: reach.includes('@') ? `mailto:${reach}` : `tel:${reach.replace(/[^\d+]/g, '')}` }];
  });
}
