/** Opens the dialog in which a figure is taken along; fetched when a reader first asks for it. */
import { rest } from 'virtual:yunhe/rest';
import { story as lean } from 'virtual:yunhe/stage';
import { style, words } from 'virtual:yunhe/sheets';
import { flushSync, mount, unmount } from 'svelte';
import { codesOf } from '../codes';
import { csvFile } from '../../tables/csv';
import { stepOf } from '../../scene/find';
import { wholeStory } from '../../scene/whole';
import { streetById } from '../../drive/streets';
import { drawFigure } from './picture';
import Share from './Share.svelte';
import { siteRoot } from './site';

const story = wholeStory(lean, rest);

/** The rows of the table that stands under the figure. */
function csvOf(figure: string): string {
  const rows = document.querySelectorAll<HTMLTableRowElement>(`figure[data-figure="${figure}"] [data-table] tr`);
  return csvFile(
    [...rows].map((row) => [...row.cells].map((cell) => cell.textContent?.trim() ?? '')),
    words.site.mark,
  );
}

/**
 * Opens the dialog for a figure.
 * @param figure id of a figure of the story
 * @param street what the address says of the reader's own street: it is lit and named on the picture
 * @param opener gets the focus back
 */
export function openShare(figure: string, street: string | null, opener: HTMLElement): void {
  // Asked for twice while it was being fetched, it opens once. One that is closing says so a moment later only.
  if (document.querySelector('dialog.share[open]')) return;
  const title = words.figures[figure]?.title ?? '';
  const step = stepOf(story, figure);
  const chosen = streetById(story, street);
  // A page opened from a disk has no address for others.
  const root = words.site.address || (location.protocol === 'file:' ? '' : siteRoot());
  const view = mount(Share, {
    target: document.body,
    props: {
      id: figure,
      title,
      csv: csvOf(figure),
      link: root && `${words.site.address || `${root}index.html`}${chosen ? `?street=${chosen}` : ''}#${step}`,
      codes: root ? codesOf(root, figure, title) : null,
      draw: () => drawFigure(story, words, style, figure, chosen),
      onClose: () => {
        void unmount(view);
        opener.focus({ preventScroll: true });
      },
    },
  });
  flushSync();
}
