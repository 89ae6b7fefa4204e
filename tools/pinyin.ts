import { pinyin } from 'pinyin-pro';
import type { Readings } from '../src/model/finder';

/** Pinyin without tones of each character: how it is read in this word first, then its other readings. */
export const readings: Readings = (text) => {
  const inWord = pinyin(text, { toneType: 'none', type: 'array', v: true });
  return [...text].map((character, k) => {
    const others = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    return [...new Set([inWord[k] ?? '', ...others])].filter(Boolean);
  });
};
