/** What the finder must know of Chinese, from libraries, while building: nothing of it travels but the names' own characters. */
import OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { Chinese } from '../src/story/make/finder';

/** Ideographs that a traditional text is written with (CJK Unified Ideographs). */
const [FIRST, LAST] = [0x4e00, 0x9fff];

/** The characters of GB 2312, which is what people type: two bytes from B0A1 to F7FE. */
function common(): string[] {
  const bytes = Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, row) =>
    Array.from({ length: 94 }, (__, cell) => [0xb0 + row, 0xa1 + cell]),
  ).flat(2);
  return [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))].filter((character) => /\p{Script=Han}/u.test(character));
}

/** The pairs by their first parts; put together when first asked for. */
function indexed(pairs: () => readonly (readonly [string, string])[]): (key: string) => readonly string[] {
  let index: Map<string, string[]> | undefined;
  return (key) => {
    if (!index) {
      index = new Map();
      for (const [own, value] of pairs()) index.set(own, [...(index.get(own) ?? []), value]);
    }
    return index.get(key) ?? [];
  };
}

/** The traditional characters of a simplified one. */
const traditional = indexed(() => {
  const all = Array.from({ length: LAST - FIRST + 1 }, (_, k) => String.fromCharCode(FIRST + k));
  // A line each: otherwise the library would read them as words.
  const forms = (['t', 'tw', 'hk'] as const).map((from) => OpenCC.Converter({ from, to: 'cn' })(all.join('\n')).split('\n'));
  return all.flatMap((character, k) =>
    [...new Set(forms.flatMap((form) => form[k] ?? []))].filter((plain) => plain !== character).map((plain) => [plain, character] as const),
  );
});

/** The common characters that are usually read so. */
const readSo = indexed(() => common().map((character) => [pinyin(character, { toneType: 'none', v: true }), character] as const));

const readings: Chinese['readings'] = (text) => {
  const inWord = pinyin(text, { toneType: 'none', type: 'array', v: true });
  return [...text].map((character, k) => {
    const others = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    return [...new Set([inWord[k] ?? '', ...others])].filter(Boolean);
  });
};

export const chinese: Chinese = {
  readings,
  variants: (text) => Object.fromEntries([...new Set(text)].flatMap((plain) => traditional(plain).map((character) => [character, plain]))),
  homophones: (character) =>
    readings(character)
      .flat()
      .flatMap(readSo)
      .filter((other) => other !== character)
      .join(''),
};
