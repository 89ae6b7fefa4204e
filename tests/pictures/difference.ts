/** What differs between two pictures, in a few lines that say which element, which attribute, before and after. */

interface Line {
  /** The element and what it stands in, such as `.mark[data-mark=wulin] › text.label`. */
  readonly name: string;
  /** What makes it the same element in both pictures. */
  readonly key: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Most elements of one picture, and most characters of a value, that are told. */
const MOST = 6;
const LONG = 60;

const short = (value: string): string => (value.length > LONG ? `${value.slice(0, LONG)}…` : value);

function parsed(text: string): Line[] {
  const above: string[] = [];
  return text.split('\n').flatMap((line): Line[] => {
    const [, indent = '', tag = '', said = '', own = ''] = /^( *)<([\w:]+)((?: [\w:-]+="[^"]*")*)\/?>?([^<]*)/.exec(line) ?? [];
    if (!tag) return [];
    const attributes = new Map([...said.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const));
    if (own) attributes.set('text', own);
    const depth = indent.length / 2;
    const identity = [...attributes]
      .filter(([name]) => name === 'id' || name.startsWith('data-'))
      .map(([name, value]) => `[${name}${value ? `=${value}` : ''}]`)
      .join('');
    const name = `${tag}${(attributes.get('class') ?? '').replace(/^|\s+/g, '.').replace(/^\.$/, '')}${identity}`;
    above.length = depth;
    const parent = [...above].reverse().find((each) => each.includes('['));
    above.push(name);
    return [{ name: parent ? `${parent} › ${name}` : name, key: `${depth} ${name} ${attributes.get('href') ?? ''}`, attributes }];
  });
}

/** Pairs of the same element in both, in order, and those that only one has: the longest common sequence of keys. */
function aligned(before: readonly Line[], after: readonly Line[]): [Line | null, Line | null][] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        before[i]?.key === after[j]?.key
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [Line | null, Line | null][] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i] ?? null, after[j] ?? null];
    if (a && b && a.key === b.key) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (a && (!b || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))) {
      pairs.push([a, null]);
      i += 1;
    } else {
      pairs.push([null, b]);
      j += 1;
    }
  }
  return pairs;
}

const whole = ({ name, attributes }: Line): string =>
  `${name} ${short(
    [...attributes]
      .filter(([each]) => !/^(class|id|data-)/.test(each))
      .map(([each, value]) => `${each}=${value}`)
      .join(' '),
  )}`;

/**
 * The differences of two pictures, one element a line.
 * @param before the golden picture, one element a line (see svg.ts)
 * @param after the picture as it is drawn now
 */
export function differences(before: string, after: string): string[] {
  const told = aligned(parsed(before), parsed(after)).flatMap(([a, b]): string[] => {
    if (!a) return b ? [`new:  ${whole(b)}`] : [];
    if (!b) return [`gone: ${whole(a)}`];
    const changed = [...new Set([...a.attributes.keys(), ...b.attributes.keys()])].filter(
      (name) => a.attributes.get(name) !== b.attributes.get(name),
    );
    const own = a.attributes.get('text');
    const named = own !== undefined && own === b.attributes.get('text') ? `${b.name} “${own}”` : b.name;
    return changed.length === 0
      ? []
      : [
          `${named}  ${changed.map((name) => `${name}: ${short(a.attributes.get(name) ?? '–')} → ${short(b.attributes.get(name) ?? '–')}`).join('  ')}`,
        ];
  });
  if (told.length === 0 && before !== after) return ['the same elements, written in another form'];
  return told.length > MOST ? [...told.slice(0, MOST), `… and ${told.length - MOST} more elements`] : told;
}
