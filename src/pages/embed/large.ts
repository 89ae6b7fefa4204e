/** A figure's picture for the large version, laid out anew, waits beside the standard one in a `<template>`. */

/** Exchanges the two. */
export function exchangePictures(figure: HTMLElement): void {
  const graphic = figure.querySelector('.graphic');
  const other = figure.querySelector<HTMLTemplateElement>('template[data-large]');
  if (!graphic || !other) return;
  const shown = [...graphic.childNodes];
  graphic.replaceChildren(other.content);
  other.content.append(...shown);
}
