/** What clerks, Excel and Word leave in a text: shared by tables, YAML and lines on the map. */
import { oneOf, pick, upTo, type Random } from './random';

/** One text, damaged in one way. A way that finds nothing to damage gives the text back. */
export type Slip = (text: string, random: Random) => string;

const FULL_WIDTH = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

function atDigit(text: string, random: Random, change: (digit: string, next: string) => string): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = pick(random, places);
  return at === undefined ? text : text.slice(0, at) + change(text.charAt(at), text.charAt(at + 1)) + text.slice(at + 2);
}

/** Puts something into a text, somewhere. */
export function inserted(text: string, what: string, random: Random): string {
  const at = upTo(random, text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

const digit = (random: Random): string => String(upTo(random, 10));

export const SLIPS: Readonly<Record<string, Slip>> = {
  'digit dropped': (text, random) => atDigit(text, random, (_, next) => next),
  'digit added': (text, random) => atDigit(text, random, (here, next) => here + digit(random) + next),
  'digits swapped': (text, random) => atDigit(text, random, (here, next) => next + here),
  'digit changed': (text, random) => atDigit(text, random, (_, next) => digit(random) + next),
  'decimal point moved': (text, random) =>
    text.replace(/(\d)\.(\d)/, oneOf(random, ['.$1$2', '$1$2.', '$1$2', '$1。$2', '$1,$2', '$1..$2'])),
  'sign added': (text, random) => oneOf(random, ['-', '+', '−', '约', '<']) + text,
  'full width': (text) => FULL_WIDTH(text),
  'full-width digits': (text) => text.replace(/\d+/g, FULL_WIDTH),
  'full-width points': (text) => text.replace(/[.,:;()[\]{}-]/g, FULL_WIDTH),
  'formula sign': (text, random) => oneOf(random, ["'", '=', '+', '-', '@', '\t', '=1+', '=HYPERLINK("http://x","'] as const) + text,
  'line break inside': (text, random) => inserted(text, oneOf(random, ['\n', '\r\n', '\n\n', '\u2028', '\u0085']), random),
  'tab inside': (text, random) => inserted(text, '\t', random),
  'control character': (text, random) =>
    inserted(text, oneOf(random, ['\u000b', '\u0000', '\u0007', '\u000c', '\u001f', '\u007f', '\u001a']), random),
  'broken character': (text, random) => inserted(text, oneOf(random, ['\ufffd', '\ufffe', '\uffff', '锟斤拷', '\uf0b7']), random),
  'character without width': (text, random) =>
    inserted(text, oneOf(random, ['\u200b', '\ufeff', '\u200d', '\u00ad', '\u2060', '\u202e', '\u200e']), random),
  'blank of another kind': (text, random) => inserted(text, oneOf(random, ['\u00a0', '\u3000', '\u2003', ' ']), random),
  'very long': (text, random) => text + oneOf(random, ['很长', '9', 'A', '长 ', 'x,']).repeat(oneOf(random, [40, 3000, 40_000])),
  emptied: () => '',
  placeholder: (_, random) => oneOf(random, ['待定', '-', '—', 'N/A', '暂无', '？', 'xxx', '0', '同上', '/']),
  'date instead': (_, random) => oneOf(random, ['2022-01-31', '3月5日', '5-Mar', '44592', '2022/1/31', 'Jan-22']),
  'number that is none': (_, random) =>
    oneOf(random, [
      '1e300',
      'NaN',
      'Infinity',
      '-0',
      '-1',
      '1,169',
      '0x1F',
      '1.6E+03',
      '9'.repeat(400),
      '0.000000001',
      '1e-300',
      '1/3',
      '50%',
      '一百六十九',
      '120°8′',
    ]),
  'markup inside': (text, random) =>
    inserted(
      text,
      oneOf(random, ['<b>', '&', '&amp;', ']]>', '<!--', '</script>', '"', "'", '\\', '{fact:halls}', '{', '</svg>', '<![CDATA[']),
      random,
    ),
  'number in the words': (text, random) => inserted(text, oneOf(random, ['18', '百余', '三分之一', '５', '十八', 'Ⅲ', '①']), random),
  'two characters exchanged': (text, random) => {
    const all = [...text];
    const at = upTo(random, Math.max(1, all.length - 1));
    [all[at], all[at + 1]] = [all[at + 1] ?? '', all[at] ?? ''];
    return all.join('');
  },
  'a character less': (text, random) => {
    const all = [...text];
    all.splice(upTo(random, all.length), 1);
    return all.join('');
  },
  'said twice': (text) => text + text,
};
