/**
 * What the large version needs of a page besides its style sheet. Pictures that no stage shows: laid out anew, each waits
 * beside the standard one in a `<template>`.
 */
import { standing } from '../../drive/surface';
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
