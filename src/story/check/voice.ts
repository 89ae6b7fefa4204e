/** Recordings: each belongs to a step of the road, can be played, and speaks the words that the step has now. */
import { decodeText } from '../intake/decode';
import type { Fault } from '../intake/faults';
import { soundsLike, type VoiceFile } from '../intake/recordings';
import type { Sources } from '../intake/sources';
import { childOf, select, textOf, type Tree } from '../intake/tree';
import { spellOut, TOKEN, type Wording } from '../make/prose';
import { idsAt, textsAt } from './ids';
import { wordings } from './ledger';

const MOST_KB = 400;
const STEPS = 'chapters.*.steps.*';

/** Everything that is wrong with the folder `voice/`. */
export function voiceFaults(sources: Sources): Fault[] {
  const { voice, story } = sources;
  return voice.flatMap((each): Fault[] => {
    const { file, step, kind } = each;
    if (step === null || kind === null) {
      return [
        { file, message: '这里只放录音（步的编号.mp3 或 步的编号.m4a，小写）和念的原文（同名的 .txt）；请照步的编号改名，用不着的删去' },
      ];
    }
    const others = voice.filter((other) => other.step === step && other !== each);
    const strange = story ? strangeStep(story, step) : null;
    const messages =
      kind === 'txt' ? wordsProblems(sources, each, step, others, strange !== null) : soundProblems(each, kind, step, others);
    return [...(strange === null ? [] : [strange]), ...messages].map((message) => ({ file, message }));
  });
}

/** Why a step is not read aloud; null for one that is, or that may be the one whose id is reported as malformed. */
function strangeStep(story: Tree, step: string): string | null {
  if (idsAt(story, STEPS, 'id').lacks(step)) {
    const heir = select(story.value, STEPS).find(({ value }) => select(value, 'was.*').some((old) => old.value === step));
    return heir === undefined
      ? 'story.yaml 里没有这个编号的一步；请照步的编号改名，用不着的删去'
      : `这一步的编号改了；请改名，用新的编号 ${textOf(heir.value, 'id')}`;
  }
  const foot = select(story.value, 'chapters.*').filter(({ value }) => textOf(value, 'foot') === 'true');
  return foot.some(({ value }) => select(value, 'steps.*').some((each) => textOf(each.value, 'id') === step))
    ? '这一步在页脚（foot: true），不朗读；请删去'
    : null;
}

function soundProblems({ bytes }: VoiceFile, kind: 'mp3' | 'm4a', step: string, others: readonly VoiceFile[]): string[] {
  const twice = kind === 'm4a' && others.some((other) => other.kind === 'mp3');
  const size = Math.ceil(bytes.length / 1024);
  return [
    ...(twice ? [`${step}.mp3 也在；一步只留一段录音`] : []),
    ...(soundsLike(kind, bytes)
      ? []
      : [`读不出来，不像 ${kind.toUpperCase()} 的录音；光改文件名不行，请用录音软件另存为 ${kind.toUpperCase()}`]),
    ...(size > MOST_KB ? [`太大了，有 ${size} KB，最多 ${MOST_KB} KB；请用单声道、较低的码率（如 32 kbps）另存`] : []),
    ...(others.some((other) => other.kind === 'txt') ? [] : [`旁边没有 ${step}.txt；请把念的话写在里面，好和网页上的字核对`]),
  ];
}

function wordsProblems(sources: Sources, { bytes }: VoiceFile, step: string, others: readonly VoiceFile[], strange: boolean): string[] {
  if (others.length === 0) return [`没有同名的录音；请放进 ${step}.mp3 或 ${step}.m4a，用不着就删去`];
  const decoded = decodeText(bytes);
  if (!decoded.ok) return [decoded.message];
  const now = strange ? null : spokenForm(sources, step);
  const apart = now === null ? null : difference(decoded.text, now);
  return apart === null
    ? []
    : [`念的话和这一步现在的话不一样：念的是“${apart.spoken}”，网页上是“${apart.written}”；请照现在的话重新录，再改这个文件`];
}

/** What is read aloud of a step: its heading, then its prose, numbers as they are shown; null where that is not known for sure. */
function spokenForm(sources: Sources, id: string): string | null {
  const { story, site } = sources;
  const steps = story === null ? [] : select(story.value, STEPS);
  const found = steps.find(({ value }) => textOf(value, 'id') === id);
  if (found === undefined) return null;
  // The cover has the story's own title for a heading.
  const title = found.path[1] === 0 ? textsAt(site, 'title')[0]?.id : textOf(found.value, 'title');
  const prose = childOf(found.value, 'prose');
  const facts: readonly Wording[] = wordings(sources) ?? [];
  const spoken = typeof prose === 'string' ? spellOut(prose, facts) : '';
  return !title || spoken === '' || spoken.search(TOKEN) >= 0 ? null : title + spoken;
}

/** Letters and digits: blanks and punctuation are not spoken. */
const letters = (text: string): string[] => [
  ...text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ''),
];
const AROUND = 6;

/** Where two texts part, a few characters of each; null if they say the same. */
function difference(spoken: string, written: string): { spoken: string; written: string } | null {
  const [a, b] = [letters(spoken), letters(written)];
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, k) => k).find((k) => a[k] !== b[k]);
  if (at === undefined) return null;
  const near = (text: readonly string[]): string => {
    const [from, to] = [Math.max(0, at - AROUND), at + AROUND];
    return `${from > 0 ? '…' : ''}${text.slice(from, to).join('')}${to < text.length ? '…' : ''}`;
  };
  return { spoken: near(a), written: near(b) };
}
