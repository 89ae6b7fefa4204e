/** The smoke list: what must work in every browser that people have, in this order; the sheet's pictures are taken on the way. */
import { embed, handout, offline, present } from './elsewhere';
import { engine, everyStep, explore, findStreet, share } from './story';
import { listen } from './voice';
import type { Check } from './walk';

export const CHECKS: readonly Check[] = [
  everyStep([390, 844]),
  everyStep([1440, 900]),
  engine,
  findStreet,
  explore,
  share,
  listen,
  present,
  embed,
  offline,
  handout,
];
