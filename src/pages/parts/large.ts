/**
 * What the large version needs of a page besides its style sheet. Pictures that no stage shows: laid out anew, each waits
 * beside the standard one in a `<template>`. And the way to the next page.
 */
import { KEPT, type Settings } from '../../drive/settings';
import { address, standing } from '../../drive/surface';
import { unfold } from '../../ui/unfold';

/** Shows the pictures of the version that holds now, large or standard, within an element or the whole page. */
export function fitPictures(within: ParentNode): void {
  const large = standing('big') === '1';
  for (const other of within.querySelectorAll<HTMLTemplateElement>('template[data-large]')) {
    const graphic = other.parentElement?.querySelector('.graphic');
    if (!graphic || (other.dataset.large === 'shown') === large) continue;
    const shown = [...graphic.childNodes];
    graphic.replaceChildren(other.content);
    other.content.append(...shown);
    other.dataset.large = large ? 'shown' : '';
    // Put away before it was unfolded, it comes back folded.
    unfold(graphic);
  }
}

/** Whether the reader's other pages know that she wants them large; false where the browser keeps nothing. */
function isKept(): boolean {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Partial<Settings> | null)?.big === '1';
  } catch {
    return false;
  }
}

/** Where the browser keeps nothing, a link to another page of the site says that it is wanted large, too. */
export function carryLarge(): void {
  addEventListener(
    'click',
    ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>('a[href]');
      if (!link || standing('big') !== '1' || isKept()) return;
      const [to, here] = [new URL(link.href), new URL(address().href)];
      // A picture that is saved and a page on a disk have origins that say nothing.
      if (to.protocol !== here.protocol || to.host !== here.host || to.pathname === here.pathname || to.searchParams.has('big')) return;
      to.searchParams.set('big', '1');
      link.href = to.href;
    },
    true,
  );
}
