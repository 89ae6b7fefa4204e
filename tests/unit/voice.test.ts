/** Recordings of the data folder, and how a text is cut for reading aloud. */
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../build/csp';
import { sentencesIn } from '../../src/pages/listen/sentences';
import type { DataFiles } from '../../src/story/load';
import { fixture } from '../fixtures/overlay';
import { silentM4a, silentMp3 } from '../fixtures/silence';
import { edited, sentencesOf, storyOf } from '../fixtures/variant';

const STEP = 'roots-streets';
const WORDS =
  '支部建到街道。灯离开地图，排成方阵。“两个全覆盖”向基层延伸，在全区18个街道建立政协委员活动小组党支部，一格一个街道，不分大小。';
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const folder = (voice: DataFiles): DataFiles => ({
  ...fixture('base'),
  ...Object.fromEntries(Object.entries(voice).map(([name, bytes]) => [`voice/${name}`, bytes])),
});
const said = (voice: DataFiles): string[] => sentencesOf(folder(voice));

describe('a folder of recordings', () => {
  it('is taken as it is: each step once, in either format', () => {
    const story = storyOf(
      folder({
        [`${STEP}.mp3`]: silentMp3(),
        [`${STEP}.txt`]: text(WORDS),
        'opening.m4a': silentM4a(),
        // Blanks and punctuation are not spoken, and a cover is called as the story is.
        'opening.txt': text(
          '运河议事\r\n大运河 穿过拱墅：18个街道 18个民生议事堂！过去的五年 政协委员在这里商量了哪些事 往下翻 长卷慢慢打开\r\n',
        ),
      }),
    );
    expect(story.voice).toEqual({ files: { opening: 'voice/opening.m4a', [STEP]: `voice/${STEP}.mp3` }, offline: false });
  });

  it('may be missing', () => {
    expect(storyOf(folder({})).voice.files).toEqual({});
  });

  it('is refused in one sentence each, all at once', () => {
    const large = new Uint8Array(450 * 1024);
    large.set([0x49, 0x44, 0x33]);
    expect(
      said({
        'Opening.MP3': silentMp3(),
        'opening.mp3': large,
        'canal-draws.m4a': silentMp3(),
        'canal-draws.txt': text('一笔运河，从北到南。从康桥向南，过登云桥'),
        'nowhere.mp3': silentMp3(),
        'nowhere.txt': text('没有这一步'),
        [`${STEP}.mp3`]: silentMp3(),
        [`${STEP}.m4a`]: silentM4a(),
        [`${STEP}.txt`]: text(WORDS.replace('18个街道', '十八个街道')),
        'roots-leads.txt': text('只有字'),
      }),
    ).toEqual([
      'voice/Opening.MP3：这里只放录音（步的编号.mp3 或 步的编号.m4a，小写）和念的原文（同名的 .txt）；请照步的编号改名，用不着的删去。',
      'voice/canal-draws.m4a：读不出来，不像 M4A 的录音；光改文件名不行，请用录音软件另存为 M4A。',
      'voice/canal-draws.txt：念的话和这一步现在的话不一样：念的是“…从康桥向南过登云桥”，网页上是“…从康桥向南过拱宸桥到武林…”；请照现在的话重新录，再改这个文件。',
      'voice/nowhere.mp3：story.yaml 里没有这个编号的一步；请照步的编号改名，用不着的删去。',
      'voice/nowhere.txt：story.yaml 里没有这个编号的一步；请照步的编号改名，用不着的删去。',
      'voice/opening.mp3：太大了，有 450 KB，最多 400 KB；请用单声道、较低的码率（如 32 kbps）另存。',
      'voice/opening.mp3：旁边没有 opening.txt；请把念的话写在里面，好和网页上的字核对。',
      'voice/roots-leads.txt：没有同名的录音；请放进 roots-leads.mp3 或 roots-leads.m4a，用不着就删去。',
      'voice/roots-streets.m4a：roots-streets.mp3 也在；一步只留一段录音。',
      'voice/roots-streets.txt：念的话和这一步现在的话不一样：念的是“…层延伸在全区十八个街道建…”，网页上是“…层延伸在全区18个街道建…”；请照现在的话重新录，再改这个文件。',
    ]);
  });

  it('of a step that changed its words, or its id, is out of date', () => {
    const voice = folder({ [`${STEP}.mp3`]: silentMp3(), [`${STEP}.txt`]: text(WORDS) });
    const reworded = edited({ 'story.yaml': (yaml) => yaml.replace('支部建到街道', '党支部建到街道') }, voice);
    expect(sentencesOf(reworded)).toEqual([expect.stringContaining('念的是“支部建到街道…”，网页上是“党支部建到街…”')]);
    const moved = edited({ 'story.yaml': (yaml) => yaml.replace(`- id: ${STEP}`, `- id: streets-now\n        was: [${STEP}]`) }, voice);
    expect(sentencesOf(moved)).toEqual(
      ['mp3', 'txt'].map((kind) => `voice/${STEP}.${kind}：这一步的编号改了；请改名，用新的编号 streets-now。`),
    );
  });

  it('keeps 余: a lower bound is spoken as one', () => {
    const yaml = new TextDecoder().decode(fixture('base')['story.yaml']);
    const [, step = '', title = '', prose = ''] =
      /- id: (\S+)\n\s+title: ([^\n]+)\n\s+prose: ([^\n]*\{fact:firms-served\}[^\n]*)/.exec(yaml) ?? [];
    expect(step).not.toBe('');
    const spoken = (display: string): DataFiles => ({
      [`${step}.mp3`]: silentMp3(),
      [`${step}.txt`]: text(`${title}。${prose.replace('{fact:firms-served}', display)}`),
    });
    expect(said(spoken('200余家')).filter((sentence) => sentence.includes('念的'))).toEqual([]);
    expect(said(spoken('200家'))).toEqual([expect.stringContaining('念的话和这一步现在的话不一样')]);
  });

  it('is inside the single file only where the settings say so, in one word', () => {
    const set = (value: string): DataFiles => edited({ 'site.yaml': (yaml) => `${yaml}offline_voice: ${value}\n` });
    expect(storyOf(set('true')).voice.offline).toBe(true);
    expect(sentencesOf(set('要'))).toEqual([expect.stringContaining('offline_voice 写的是“要”：只能写 true 或 false')]);
  });
});

describe('the policy', () => {
  const media = (html: string): string | undefined => /media-src [^;]+/.exec(contentSecurityPolicy(html))?.[0];
  it('lets sound in only where a page has recordings', () => {
    expect(media('<button data-listen="a">')).toBeUndefined();
    expect(media('<button data-listen="a" data-recording="voice/a.mp3">')).toBe("media-src 'self'");
    expect(media('<button data-recording="data:audio/mpeg;base64,AA=="><button data-recording="data:audio/mp4;base64,AA==">')).toBe(
      'media-src data:',
    );
  });
});

describe('sentences', () => {
  const cut = (words: string): string[] => sentencesIn(words).map(([from, to]) => words.slice(from, to));
  it.each([
    ['问什么？答什么！好；走。', ['问什么？', '答什么！', '好；', '走。']],
    ['他说：“先商量。”（再办；）办完。', ['他说：“先商量。”', '（再办；）', '办完。']],
    ['  没有句号  ', ['没有句号']],
    ['1600余万元，200余家。', ['1600余万元，200余家。']],
    ['', []],
    ['。。', []],
  ])('%s', (words, sentences) => {
    expect(cut(words)).toEqual(sentences);
  });
});
