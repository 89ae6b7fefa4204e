/** Days of visits: a gateway with the names of what was held, a line of equal lanterns, and doors for where people went. */
import type { Point, Size } from '../camera';
import { textWidth } from '../box';
import type { Day, DaysChart, DeedText } from '../deedCharts';
import { LEAST, typeScale } from '../typeScale';
import type { Deed, Fact } from '../../story/types';
import { textBlock } from './blocks';
import {
  centredDeed,
  GOES_ON,
  goesOnAt,
  hanging,
  isResult,
  largestThatFits,
  partsOf,
  upright,
  uprightHeight,
  type DeedType,
} from './deedText';

interface Kinds {
  readonly heads: readonly Deed[];
  readonly days: readonly Deed[];
  readonly visits: readonly Deed[];
  readonly results: readonly Deed[];
}

/** What each deed of the strand is in the picture: a topic is a day, an event that lists several things a row of doors, what came of it stands below. */
function kindsOf(deeds: readonly Deed[]): Kinds {
  const isVisit = ({ kind, name }: Deed): boolean => kind === '活动' && partsOf(name).length > 1;
  return {
    days: deeds.filter(({ kind }) => kind === '题目'),
    visits: deeds.filter(isVisit),
    results: deeds.filter(isResult),
    heads: deeds.filter((deed) => deed.kind !== '题目' && !isVisit(deed) && !isResult(deed)),
  };
}

/** The stage below what hangs at its top. */
interface Room {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** How a stage is filled: the type, px of air between the parts, whether our words stand in short columns to save height, and whether the names do, under small lanterns. */
interface Setting {
  readonly type: DeedType;
  readonly air: number;
  readonly dense: boolean;
  /** How much lanterns and doors give way to the words: not at all, on a low stage, on the lowest. */
  readonly low: 0 | 1 | 2;
}

/** Everything placed from the top down. @returns the chart and where it ends */
function place(kinds: Kinds, facts: readonly Fact[], room: Room, { type, air, dense, low }: Setting): { chart: DaysChart; end: number } {
  const { x: left, width } = room;
  const right = left + width;
  const middle = left + width / 2;
  const em = type.name;
  const eaves = dense ? em * (low > 1 ? 0.6 : 0.9) : Math.min(em * 1.5, em + air * 0.3);
  const roof = { x: left, y: room.top, width, height: eaves };

  const each = (width - em) / Math.max(1, kinds.heads.length);
  const heads = kinds.heads.map((deed, k) =>
    centredDeed(deed, facts, [left + em / 2 + each * (k + 0.5), room.top + eaves + em * 0.2], { ...type, name: em * 1.1 }, each - em * 0.5),
  );
  const beamY = room.top + eaves + em * 0.55 + Math.max(0, ...heads.map(({ height }) => height));

  const post = em * 0.7;
  const tail = kinds.days.some(({ open }) => open) ? em * GOES_ON : 0;
  const pitch = (width - post * 2 - tail) / Math.max(1, kinds.days.length);
  const lantern = Math.min(em * (low === 0 ? 2.3 : low === 1 ? 1.5 : 1), pitch * 0.62);
  const sag = em * 0.7;
  const lineY = beamY + em * 0.4;
  const hang = (share: number): number => lineY + Math.sin(Math.PI * share) * sag;
  const line = Array.from({ length: 17 }, (_, k): Point => [left + (width * k) / 16, hang(k / 16)]);
  const slipTop = lineY + sag + lantern * 1.12;
  const most = Math.max(0, ...kinds.days.map(({ name }) => [...name].length));
  // Names of one line and our words on the next if a day is broad enough for both; long ones in more columns.
  const perColumn = low > 0 || most > 9 ? Math.ceil(most / 2) : most;
  const wordsColumn = dense ? Math.floor((perColumn * em) / type.words) : Infinity;
  const days = kinds.days.map((deed, k): Day => {
    const x = left + post + pitch * (k + 0.5);
    const at: Point = [x, hang((x - left) / width) + lantern * 0.5];
    const columns = Math.ceil([...deed.name].length / Math.max(1, perColumn));
    const nameWidth = em * 1.3 * columns;
    const inner = slipTop + em * 0.5;
    const words = deed.words ? upright(deed.words, [x - nameWidth / 2, inner + em * 0.1], type.words, wordsColumn) : null;
    const wordsWidth = (words?.columns.length ?? 0) * type.words * 1.3;
    return {
      id: deed.id,
      lantern: at,
      slip: { x: x - (nameWidth + wordsWidth) / 2 - em * 0.2, y: slipTop, width: nameWidth + wordsWidth + em * 0.4, height: 0 },
      name: upright(deed.name, [x + wordsWidth / 2, inner], em, perColumn),
      words,
    };
  });
  const slipHeight = em + Math.max(0, ...days.map(({ name, words }) => Math.max(uprightHeight(name), words ? uprightHeight(words) : 0)));
  const slipWidth = Math.max(0, ...days.map(({ slip }) => slip.width));
  const equal = days.map((day) => ({
    ...day,
    slip: { ...day.slip, x: day.slip.x + (day.slip.width - slipWidth) / 2, width: slipWidth, height: slipHeight },
  }));

  let y = slipTop + slipHeight + air;
  const parts = kinds.visits.flatMap((deed) => partsOf(deed.name).map((name) => ({ deed, name })));
  const open = kinds.visits.some((deed) => deed.open) ? em * GOES_ON : 0;
  const widest = Math.max(0, ...parts.map(({ name }) => textWidth(name, em)));
  const between = (tails: number): number => (width - widest - open * tails) / Math.max(1, parts.length - 1);
  // In the middle, as long as the names then have their room; else as far left as they go.
  const shift = parts.some(({ name }, k) => k > 0 && (textWidth(name, em) + textWidth(parts[k - 1]?.name ?? '', em)) / 2 > between(2))
    ? open / 2
    : 0;
  const doorPitch = Math.min(em * 9, width / Math.max(1, parts.length), between(shift > 0 ? 1 : 2));
  const x0 = middle - shift - (doorPitch * parts.length) / 2;
  const radius = Math.min(em * (low > 0 ? 0.7 - low * 0.1 : dense ? 0.9 : 1.15), doorPitch * 0.3);
  const wall = parts.length ? { x: left, y, width, height: radius * 2.35 } : null;
  const doorNames = parts.map(({ name }, k) => {
    const centre: Point = [x0 + doorPitch * (k + 0.5), y + radius * 1.35];
    const at: Point = [centre[0] + hanging(name, em), y + radius * 2.35 + em * 0.2];
    return { centre, radius, name: textBlock(name, at, em, Infinity, 'middle', 1.3) };
  });
  if (wall) y += wall.height + em * 1.55;
  const visits = kinds.visits.map((deed) => {
    const mine = doorNames.filter((_, k) => parts[k]?.deed === deed);
    const last = mine[mine.length - 1];
    const centre = mine.reduce((sum, door) => sum + door.centre[0], 0) / Math.max(1, mine.length);
    return {
      words: deed.words ? textBlock(deed.words, [centre, y], type.words, Infinity, 'middle', 1.3) : null,
      goesOn: deed.open && last ? goesOnAt(last.name.at[0] + textWidth(last.name.lines[0] ?? '', em) / 2, last.name.at[1], em) : null,
    };
  });
  if (visits.some(({ words }) => words)) y += type.words * 1.4;
  const foot = wall ? wall.y + wall.height : y - air;

  const results: DeedText[] = [];
  y += results.length || kinds.results.length ? air * 0.8 : 0;
  for (const deed of kinds.results) {
    const { text, height } = centredDeed(deed, facts, [middle, y], type, width - em * 2);
    results.push(text);
    y += height;
  }
  const lastDay = equal[equal.length - 1];
  return {
    chart: {
      kind: 'days',
      roof,
      beam: [
        [left, beamY],
        [right, beamY],
      ],
      posts: [left + em * 0.3, right - em * 0.3].map((x) => [
        [x, room.top + eaves * 0.8],
        [x, foot],
      ]),
      heads: heads.map(({ text }) => text),
      line,
      lantern,
      days: equal,
      goesOn: tail && lastDay ? goesOnAt(lastDay.slip.x + slipWidth, slipTop + slipHeight / 2, em) : null,
      wall,
      doors: doorNames,
      visits,
      results,
    },
    end: y,
  };
}

/** The deeds of one strand: its topics as equal days on one line. @param head px that hang at the top of the stage */
export function daysLayout(deeds: readonly Deed[], facts: readonly Fact[], size: Size, head: number): DaysChart {
  const { label, small } = typeScale(size);
  const kinds = kindsOf(deeds);
  const side = Math.max(10, size.width * 0.05);
  const width = Math.min(size.width - side * 2, size.height * 1.3);
  const room: Room = { x: (size.width - width) / 2, width, top: head + small * 0.5, bottom: size.height - small * 0.5 };
  const typeOf = (factor: number): DeedType => ({ name: Math.max(LEAST, label * factor), words: Math.max(LEAST, small * factor) });
  const wide = (chart: DaysChart): boolean =>
    chart.days.every(({ slip }, k) => k === 0 || slip.x >= (chart.days[k - 1]?.slip.x ?? 0) + slip.width + 2);
  const settingOf = (factor: number, dense: boolean): Setting => ({
    type: typeOf(factor),
    air: typeOf(factor).name * (dense ? 0.4 : 0.6),
    dense,
    low: 0,
  });
  const fits = (setting: Setting): boolean => {
    const { chart, end } = place(kinds, facts, room, setting);
    return end <= room.bottom && wide(chart);
  };
  const loose = largestThatFits(1.5, 0.8, (factor) => fits(settingOf(factor, false)));
  const dense = !fits(settingOf(loose, false));
  const wish = settingOf(dense ? largestThatFits(1, 0.5, (factor) => fits(settingOf(factor, true))) : loose, dense);
  // On small stages only the days keep our words, on the smallest none: the table has them all.
  const spare = deeds.some(({ words, kind }) => words !== '' && kind !== '题目')
    ? (deed: Deed): boolean => deed.kind !== '题目'
    : ({ words }: Deed): boolean => words !== '';
  const fitting = fits(wish);
  if (!fitting && deeds.some(({ words }) => words !== ''))
    return daysLayout(
      deeds.map((deed) => (spare(deed) ? { ...deed, words: '' } : deed)),
      facts,
      size,
      head,
    );
  const setting: Setting = fitting
    ? wish
    : fits({ ...wish, low: 1 })
      ? { ...wish, low: 1 }
      : { ...wish, air: wish.type.name * 0.12, low: 2 };
  // What is left over goes between the parts, and above and below.
  const { name } = setting.type;
  const left = room.bottom - place(kinds, facts, room, setting).end;
  const aired = { ...setting, air: setting.air + Math.max(0, Math.min(name * 2, left / 3)) };
  const down = Math.max(0, (room.bottom - place(kinds, facts, room, aired).end) / 2);
  return place(kinds, facts, { ...room, top: room.top + down }, aired).chart;
}
