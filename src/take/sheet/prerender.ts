/** All sheets of a story as text; build time only. */
import { render } from 'svelte/server';
import { boundaryPath, waterPaths } from '../../draw/map/paths';
import type { Story } from '../../story/types';
import { COVERS, coverSheet, type Cover } from './cover';
import CoverSheet from './CoverSheet.svelte';
import { figureCard, figureSheet, type Sheet } from './layout';
import SheetView from './Sheet.svelte';
import { sheetWordsOf } from './words';

export interface SheetFile {
  /** Id of the figure, or name of the cover. */
  readonly id: string;
  readonly kind: 'sheet' | 'card' | 'cover';
  readonly markup: string;
  /** Rules that its components brought along; may refer to the page's variables. */
  readonly style: string;
  /** All that it says, for cutting fonts. */
  readonly text: string;
  readonly size: Sheet['size'];
}

const bare = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '').trim();

/** Renders each figure as a sheet and as a card, and the covers. */
export function sheetFiles(story: Story): SheetFile[] {
  const { stage } = story;
  const words = sheetWordsOf(story);
  const shared = { stage, waters: waterPaths(stage), boundary: boundaryPath(story) };
  const file = (id: string, kind: SheetFile['kind'], sheet: Sheet | Cover): SheetFile => {
    const { body, head } = render(kind === 'cover' ? CoverSheet : SheetView, { props: { ...shared, sheet } });
    const markup = bare(body);
    const style = [...head.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, rules = '']) => rules).join('');
    return { id, kind, markup, style, text: markup.replace(/<[^>]*>/g, ''), size: sheet.size };
  };
  return [
    ...stage.figures.map(({ id }) => file(id, 'sheet', figureSheet(stage, words, id, null))),
    ...stage.figures.map(({ id }) => file(id, 'card', figureCard(stage, words, id))),
    ...COVERS.map((cover) => file(cover.id, 'cover', coverSheet(stage, words, cover))),
  ];
}
