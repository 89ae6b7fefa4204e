/** In the large version pictures of lists are wider than a phone and scrolled in their place; Safari lets no key reach them of itself. */

/** Makes each of them a stop of the keyboard, for as long as there is something to scroll. */
export function reachWide(): void {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  document.querySelectorAll('.foot .graphic, .item .graphic').forEach((picture) => watcher.observe(picture));
}
