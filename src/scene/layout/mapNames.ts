/** What names a map asks for, and what they say where there is less room: in which form a street's name and its platform's stand. */
import { textWidth } from '../box';
import type { Point } from '../camera';
import { placeLabels, type LabelGround, type LabelPlace, type LabelRequest } from '../labels';
import type { MarkLabel } from '../types';
import { LABEL_LEADING } from '../typeScale';
import type { Platform, Street } from '../../story/types';

type Lines = MarkLabel['lines'];

/** A name that is asked for, and what it says. */
export interface Asked extends LabelRequest {
  readonly lines: Lines;
}

type FormsOf = ReadonlyMap<string, readonly Lines[]>;

/** Names in their places. */
interface Named {
  readonly tried: readonly Asked[];
  readonly found: readonly LabelPlace[];
  /** So many streets with a platform stand without the platform's name. */
  readonly alone: number;
}

/**
 * Asks for a name.
 * @param at the middle of its drawing, and half the drawing's width and height, px
 * @param rank see {@link LabelRequest}
 */
export function ask(id: string, at: Point, rx: number, ry: number, lines: Lines, rank: number): Asked {
  const width = Math.max(...lines.map((line) => textWidth(line.text, line.fontSize))) + 2;
  const height = lines.reduce((sum, line) => sum + line.fontSize * LABEL_LEADING, 0);
  return { id, at, rx, ry, width, height, rank, lines };
}

/** A street's name, and its platform: with the basis of the link where the scene asks for it, with a caution always. Then shorter forms of the same, the last without the platform. */
export function formsOf(
  street: Street,
  platform: Platform | undefined,
  basis: boolean,
  fontSize: number,
  small: number,
): readonly [Lines, ...Lines[]] {
  const name: Lines = [{ text: street.label, tone: 'name', fontSize }];
  if (!platform) return [name];
  const named = { text: platform.name, tone: 'platform', fontSize } as const;
  const said = basis ? shortBasis(platform) : platform.status;
  if (!said) return [[...name, named], name];
  const line = (text: string) => ({ text, tone: 'basis', fontSize: small }) as const;
  return [[...name, named, line(said)], [named, line(`${street.label}，${said}`)], name];
}
const MOST_FORMS = 3;

/** The kind of a basis (据公开报道, 据名称), without its details: the table has them. */
export const basisKind = (basis: string): string => basis.split(/[（，]/, 1)[0] ?? basis;

/** The kind of the basis, and the caution if there is one. */
const shortBasis = ({ basis, status }: Platform): string => [basisKind(basis), status].filter(Boolean).join('，');

const inForm = (asked: readonly Asked[], id: string, lines: Lines): Asked[] =>
  asked.map((each) => (each.id === id ? ask(id, each.at, each.rx, each.ry, lines, each.rank ?? 0) : each));

/** Names, each in the longest form that finds room. What finds none is set shorter, at last alone; then each that stands alone has another try: where others gave way there may be room. */
function nameIn(asked: readonly Asked[], forms: FormsOf, ground: LabelGround, again: boolean): Named {
  let tried = asked;
  let found = placeLabels(tried, ground);
  const isFound = (id: string, among = found): boolean => among.some((each) => each.id === id);
  const several = asked.filter(({ id }) => (forms.get(id)?.length ?? 0) > 1).map(({ id }) => [id, forms.get(id) ?? []] as const);
  for (let form = 1; form < MOST_FORMS; form += 1) {
    const lost = several.filter(([id, own]) => own[form] && !isFound(id));
    for (const [id, own] of lost) tried = inForm(tried, id, own[form] ?? []);
    if (lost.length > 0) found = placeLabels(tried, ground);
  }
  const isShort = (id: string): boolean => !isFound(id) || tried.some((each) => each.id === id && each.lines.length === 1);
  const grows = (id: string, lines: Lines): boolean => {
    const longer = inForm(tried, id, lines);
    const now = placeLabels(longer, ground);
    if (now.length < found.length || !isFound(id, now)) return false;
    [tried, found] = [longer, now];
    return true;
  };
  const alone = several.filter(([id, own]) => isShort(id) && !(again && own.slice(0, -1).some((lines) => grows(id, lines))));
  return { tried, found, alone: alone.length };
}

/** Where more names than these are asked for there is one try: each costs as much as all names together, and that grows fast. */
const MOST_AGAIN = 30;

/**
 * Names all that a map asks for. Where the platforms find no room for their names, the streets that have none go without theirs.
 * @param forms of each street, the longest first
 * @param still false while a hand moves the map: then there is no time for another try
 */
export function nameAll(asked: readonly Asked[], forms: FormsOf, ground: LabelGround, still: boolean): Named {
  const again = still && asked.length <= MOST_AGAIN;
  const named = nameIn(asked, forms, ground, again);
  if (named.alone === 0 || !again) return named;
  const quiet = asked.map((each) => (each.rank ? each : { ...each, silent: true }));
  const shortest = asked.reduce((all, { id }) => {
    const lines = forms.get(id)?.slice(1).pop();
    return lines ? inForm(all, id, lines) : all;
  }, quiet);
  const [long, short] = [nameIn(quiet, forms, ground, true), nameIn(shortest, forms, ground, true)];
  return short.alone < long.alone ? short : long;
}
