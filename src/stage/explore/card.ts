/** What is told of one lantern or one place. Pure. */
import type { Explored } from '../../story/make/explore';
import { words } from './words';

export interface Card {
  readonly name: string;
  /** What it is; empty for a street, whose name says it. */
  readonly kind: string;
  readonly rows: readonly { readonly term: string; readonly text: string }[];
  /** One sentence for whoever listens: what is this one's own. */
  readonly said: string;
  /** What it is called as one that can be chosen as the reader's own; empty for one that cannot. */
  readonly unit: string;
}

/** The card of a street or a place; null for an id of neither. */
export function cardOf({ streets, places, every, platformsOpen, unit }: Explored, id: string): Card | null {
  const street = streets.find((each) => each.id === id);
  if (street) {
    const platforms =
      street.platforms.map(({ name, basis }) => words.platformKnown(name, basis)).join('；') || words.noPlatform(platformsOpen);
    return {
      name: street.name,
      kind: '',
      said: words.heard(street.name, platforms),
      unit,
      rows: [
        ...every.map(({ counts, phrase, not }) => ({ term: counts, text: words.known(phrase, not) })),
        { term: words.platform, text: platforms },
        { term: words.position, text: street.position },
      ],
    };
  }
  const place = places.find((each) => each.id === id);
  if (!place) return null;
  return {
    name: place.name,
    kind: place.kind,
    said: words.heard(words.spot(place.name, place.kind), `${words.named}${words.namedIn(place.part)}`),
    unit: '',
    rows: [
      { term: words.named, text: words.namedIn(place.part) },
      { term: words.position, text: place.position },
      { term: words.source, text: place.source },
    ],
  };
}
