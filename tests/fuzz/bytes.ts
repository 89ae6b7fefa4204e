/** What happens to a file as a whole: encodings, line ends, other programs, copying. */
import { oneOf, upTo, type Random } from './random';

/** A file's bytes; null = a folder of that name stands there; undefined = there is none. */
export type Content = Uint8Array | null | undefined;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const asText =
  (change: (text: string, random: Random) => string) =>
  (bytes: Uint8Array, random: Random): Uint8Array =>
    encode(change(decode(bytes), random));

/** Character → its two bytes in GBK, of which GB18030 is the larger brother. */
let pairs: Map<string, readonly [number, number]> | undefined;
function gbk(): Map<string, readonly [number, number]> {
  if (pairs) return pairs;
  const decoder = new TextDecoder('gb18030');
  pairs = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) pairs.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
    }
  }
  return pairs;
}

/** As Excel saves “CSV（逗号分隔）”: what the character set lacks becomes a question mark. */
const toGbk = (text: string): Uint8Array =>
  new Uint8Array(
    [...text].flatMap((character): readonly number[] =>
      character < '\u0080' ? [character.charCodeAt(0)] : (gbk().get(character) ?? [0x3f]),
    ),
  );

const noise = (random: Random, length: number): Uint8Array => Uint8Array.from({ length }, () => upTo(random, 256));

/** All ways to damage a file's bytes. */
export const BYTE_SLIPS: Readonly<Record<string, (bytes: Uint8Array, random: Random) => Content>> = {
  'file: byte order mark': asText((text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`),
  'file: two byte order marks': asText((text) => `\uFEFF\uFEFF${text}`),
  'file: GB18030': (bytes) => toGbk(decode(bytes)),
  'file: UTF-16': (bytes, random) => new Uint8Array([...(random() < 0.7 ? [0xff, 0xfe] : []), ...Buffer.from(decode(bytes), 'utf16le')]),
  'file: CR LF': asText((text) => text.replace(/\r?\n/g, '\r\n')),
  'file: CR': asText((text) => text.replace(/\r?\n/g, '\r')),
  'file: blank lines between': asText((text) => text.replace(/\n/g, '\n\n')),
  'file: wrongly decoded and saved': (bytes) => encode(new TextDecoder('gb18030').decode(bytes)),
  'file: GB18030 in part': (bytes, random) => {
    const at = upTo(random, bytes.length);
    return new Uint8Array([...bytes.subarray(0, at), ...toGbk(decode(bytes.subarray(at)))]);
  },
  'file: cut off': (bytes, random) => bytes.slice(0, upTo(random, bytes.length)),
  'file: doubled': (bytes) => new Uint8Array([...bytes, ...bytes]),
  'file: one byte other': (bytes, random) => {
    const changed = Uint8Array.from(bytes);
    changed[upTo(random, bytes.length)] = upTo(random, 256);
    return changed;
  },
  'file: end mark of old': (bytes) => new Uint8Array([...bytes, 0x1a]),
  'file: zero bytes': (bytes, random) => new Uint8Array([...bytes, ...new Uint8Array(oneOf(random, [1, 512]))]),
  'file: binary': (_, random) => noise(random, oneOf(random, [7, 4000])),
  'file: a workbook': (_, random) =>
    new Uint8Array([
      ...oneOf(random, [
        [0x50, 0x4b, 3, 4],
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ]),
      ...noise(random, 500),
    ]),
  'file: a web page': () => encode('<html><body><table><tr><td>id</td></tr></table></body></html>'),
  'file: other words': (_, random) =>
    encode(
      oneOf(random, [
        '没有数据',
        '404 Not Found',
        '{}',
        '[]',
        'null',
        '""',
        'id\n',
        '- \n- \n',
        'a: b',
        '﻿',
        ',,,\n,,,\n',
        '"',
        '---\n',
        '# 空\n',
      ]),
    ),
  'file: empty': (_, random) => encode(oneOf(random, ['', '\n\n', ' ', '\uFEFF'])),
  'file: missing': () => undefined,
  'file: a folder of that name': () => null,
};
