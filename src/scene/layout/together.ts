/** Who is asked in, and to do what: boats and landing steps on one water. Nothing stands in its middle and nobody nearer. */
import { textWidth } from '../box';
import type { Point, Size } from '../camera';
import type { DeedText, TogetherChart } from '../deedCharts';
import type { StreamPoint, TextBlock } from '../parts';
import { LEAST, typeScale } from '../typeScale';
import type { Deed, Fact } from '../../story/types';
import * as words from '../chartWords';
import { textBlock } from './blocks';
import { blockWidth, centredDeed, GOES_ON, goesOnAt, hanging, isResult, largestThatFits, partsOf, type DeedType } from './deedText';

/** What each deed of the lead is in the picture. */
interface Parts {
  readonly partners: readonly Deed[];
  readonly acts: readonly Deed[];
  readonly said: readonly Deed[];
  readonly stones: readonly Deed[];
  readonly results: readonly Deed[];
}

/** Partners and what they are asked to do stand alone in the ledger; what one sentence joins is what it all rests on. */
function partsOfLead(deeds: readonly Deed[]): Parts {
  const alone = deeds.filter(({ strand }) => strand === '');
  return {
    partners: alone.filter(({ kind }) => kind === '伙伴'),
    acts: alone.filter(({ kind }) => kind === '活动'),
    said: alone.filter((deed) => deed.kind !== '伙伴' && deed.kind !== '活动' && !isResult(deed)),
    stones: deeds.filter((deed) => deed.strand !== '' && !isResult(deed)),
    results: deeds.filter(isResult),
  };
}

/** Points of the water's brush. */
const WATER_POINTS = 15;

interface Setting {
  readonly type: DeedType;
  /** Px between the parts. */
  readonly air: number;
  /** Whether the steps are short, to save height. */
  readonly low: boolean;
}

/** Everything placed from the top down. @returns the chart and where it ends */
function place(
  parts: Parts,
  lead: string,
  facts: readonly Fact[],
  room: { readonly x: number; readonly width: number; readonly top: number },
  stage: Size,
  { type, air, low }: Setting,
): { chart: TogetherChart; end: number; fits: boolean } {
  const em = type.name;
  const middle = room.x + room.width / 2;
  const column = (k: number, count: number, width = room.width): Point => [
    middle - width / 2 + (width * (k + 0.5)) / Math.max(1, count),
    0,
  ];

  // Names stand above their boats, all on one line.
  const each = room.width / Math.max(1, parts.partners.length);
  const texts = parts.partners.map((deed, k) => centredDeed(deed, facts, [column(k, parts.partners.length)[0], 0], type, each - em * 0.6));
  const above = Math.max(0, ...texts.map(({ height }) => height));
  const shifted = ({ text, height }: { text: DeedText; height: number }): DeedText => moved(text, room.top + above - height);
  const boat = Math.min(em * 4.6, each * 0.62);
  const boatY = room.top + above + boat * 0.32 + air * 0.2;
  const leadSize = Math.min(em * 1.35, (room.width * 0.86) / textWidth(lead, 1));
  const half = Math.max(leadSize * 1.1, em * 1.2);
  const waterY = boatY + boat * 0.255 + half;
  const water = Array.from({ length: WATER_POINTS }, (_, k): StreamPoint => {
    const share = k / (WATER_POINTS - 1);
    const swell = 0.92 + 0.1 * Math.sin(share * 7 + 0.6);
    return [share * stage.width, waterY + Math.sin(share * Math.PI * 2 + 0.5) * half * 0.12, half * swell];
  });

  // Steps lead down from the other bank to each of what they do.
  const names = parts.acts.flatMap((deed) => partsOf(deed.name).map((name) => ({ deed, name })));
  const stepsTop = waterY + half * 0.64;
  const stepsHeight = em * (low ? 0.9 : 2) + half * 0.22;
  const tail = parts.acts.some(({ open }) => open) ? em * 1.1 * GOES_ON : 0;
  const widest = Math.max(0, ...names.map(({ name }) => textWidth(name.replace(/、$/, ''), em * 1.1)));
  // In the middle, with room for the sign after the last; where that would crowd them, all a little to the left.
  const spans = (tails: number): number =>
    Math.min(room.width / Math.max(1, names.length), (room.width - widest - tail * tails) / Math.max(1, names.length - 1));
  const inMiddle = spans(2) >= widest * 1.4;
  const pitch = inMiddle ? spans(2) : spans(1);
  const shift = inMiddle ? 0 : -tail / 2;
  const stepsWidth = Math.min(em * 4.4, pitch * 0.7);
  let y = stepsTop + stepsHeight + em * 0.25;
  const acts = names.map(({ name }, k) => {
    const x = column(k, names.length, pitch * names.length)[0] + shift;
    return {
      steps: { x: x - stepsWidth / 2, y: stepsTop, width: stepsWidth, height: stepsHeight },
      name: textBlock(name, [x + hanging(name, em * 1.1), y], em * 1.1, Infinity, 'middle', 1.3),
    };
  });
  const actsY = y;
  if (acts.length) y += em * 1.5;
  const actWords = parts.acts
    .filter(({ words: text }) => text)
    .map((deed): TextBlock => {
      const block = textBlock(deed.words, [middle, y], type.words, room.width, 'middle', 1.36);
      y += block.lines.length * block.lineHeight;
      return block;
    });
  const lastAct = acts[acts.length - 1]?.name;
  y += air * 0.5;
  const row = (deeds: readonly Deed[], top: number, size: DeedType): { texts: DeedText[]; height: number } => {
    const set = deeds.map((deed, k) =>
      centredDeed(deed, facts, [column(k, deeds.length)[0], top], size, room.width / Math.max(1, deeds.length) - em),
    );
    return { texts: set.map(({ text }) => text), height: Math.max(0, ...set.map(({ height }) => height)) };
  };
  const said = row(parts.said, y, type);
  y += said.height + (parts.stones.length ? air : 0);

  // What it rests on: equal stones of one quay, side by side.
  const pad = em * 0.5;
  const stoneRow = row(parts.stones, y + pad, type);
  const stoneWidth = room.width / Math.max(1, parts.stones.length);
  const stones = stoneRow.texts.map((text, k) => ({
    box: { x: room.x + stoneWidth * k, y, width: stoneWidth, height: stoneRow.height + pad * 1.6 },
    text,
  }));
  if (stones.length) y += stoneRow.height + pad * 1.6 + em * 0.35;
  const results = row(parts.results, y, type);
  y += results.height + (parts.results.length ? air * 0.3 : 0);
  const legend = [textBlock(words.water, [middle, y], type.words, Infinity, 'middle', 1.3)];
  y += type.words * 1.4;

  const partners = texts.map((each, k) => ({
    boat: [column(k, parts.partners.length)[0], boatY] as const,
    text: shifted(each),
  }));
  const goesOn = tail && lastAct ? goesOnAt(lastAct.at[0] + blockWidth(lastAct) / 2, actsY, em * 1.1) : null;
  return {
    chart: {
      kind: 'together',
      water,
      ripples: ripplesBeside(textWidth(lead, leadSize) / 2 + em * 1.2, middle, waterY, half, stage.width),
      lead: textBlock(lead, [middle, waterY - leadSize * 0.68], leadSize, Infinity, 'middle', 1.3),
      boat,
      partners,
      acts,
      actWords,
      actsGoOn: goesOn,
      said: said.texts,
      stones,
      results: results.texts,
      legend,
    },
    end: y,
    fits: pitch >= widest + em * 0.6 && (!goesOn || goesOn.x + goesOn.width <= room.x + room.width + 1) && leadSize >= LEAST,
  };
}

/** Short lines on the water, at both sides of what is written on it. @param from px from the middle where they may begin */
function ripplesBeside(from: number, middle: number, y: number, half: number, width: number): (readonly [Point, Point])[] {
  const free = width / 2 - from;
  if (free < half * 1.5) return [];
  return [-1, 1].flatMap((side) =>
    [-0.42, 0.02, 0.46].map((level, k): readonly [Point, Point] => {
      const start = from + free * (0.2 * ((k * 2 + 1) % 3));
      return [
        [middle + side * start, y + half * level],
        [middle + side * (start + free * 0.5), y + half * level],
      ];
    }),
  );
}

/** The same deed, lower by so many px. */
function moved(text: DeedText, by: number): DeedText {
  const down = (block: TextBlock): TextBlock => ({ ...block, at: [block.at[0], block.at[1] + by] });
  return {
    ...text,
    name: down(text.name),
    words: text.words && down(text.words),
    fact: text.fact && { ...text.fact, display: down(text.fact.display) },
    goesOn: text.goesOn && { ...text.goesOn, y: text.goesOn.y + by },
  };
}

/** The deeds of one lead: its partners and what they are asked to do. @param head px that hang at the top of the stage */
export function togetherLayout(deeds: readonly Deed[], lead: string, facts: readonly Fact[], size: Size, head: number): TogetherChart {
  const { label, small } = typeScale(size);
  const parts = partsOfLead(deeds);
  const side = Math.max(10, size.width * 0.05);
  const width = Math.min(size.width - side * 2, size.height * 1.25);
  const room = { x: (size.width - width) / 2, width, top: head + small * 0.6 };
  const bottom = size.height - small * 0.4;
  const settingOf = (factor: number, loose: number): Setting => {
    const type = { name: Math.max(LEAST, label * factor), words: Math.max(LEAST, small * factor) };
    return { type, air: type.name * loose, low: false };
  };
  const set = (setting: Setting, top = room.top): ReturnType<typeof place> => place(parts, lead, facts, { ...room, top }, size, setting);
  const ok = (setting: Setting): boolean => {
    const { end, fits } = set(setting);
    return fits && end <= bottom;
  };
  const factor = largestThatFits(1.5, 0.5, (each) => ok(settingOf(each, 0.8)));
  const setting = [2.6, 2.2, 1.8, 1.4, 1.1, 0.8, 0.6, 0.4, 0.2].map((loose) => settingOf(factor, loose)).find(ok);
  // On the smallest stages the names stand without our words, which the table has.
  if (!setting && deeds.some((deed) => deed.words !== ''))
    return togetherLayout(
      deeds.map((deed) => ({ ...deed, words: '' })),
      lead,
      facts,
      size,
      head,
    );
  const chosen = setting ?? { ...settingOf(factor, 0.2), low: true };
  const { end } = set(chosen);
  return set(chosen, room.top + Math.max(0, (bottom - end) / 2)).chart;
}
