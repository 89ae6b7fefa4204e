/** What the floor does not know, and why nobody misses it. Each name stands as the check reports it. */
export const ALLOWED: Readonly<Record<string, string>> = {
  // Layout that is quicker or finer where it is known, and the same without.
  'css.properties.content-visibility': 'only saves work; all is laid out at once without it',
  'css.properties.contain-intrinsic-size': 'only with content-visibility',
  'css.properties.contain': 'only saves work',
  'css.properties.text-size-adjust': 'the prefixed ones stand beside it; desktop browsers have nothing to adjust',
  'css.properties.scroll-behavior': 'auto is what browsers do anyway',
  'css.properties.overflow-anchor': 'Safari does not anchor by itself, so there is nothing to turn off',
  'css.properties.overscroll-behavior': 'without it the page behind moves on, and nothing is lost',
  'css.properties.touch-action.pinch-zoom': 'a swipe turns the page all the same',
  'css.properties.scroll-margin': 'Safari 14.0: what gets the focus may have to be scrolled clear of the stage',
  'css.properties.scroll-margin-top': 'Safari 14.0: a link leads to the top of its step, which is active there too',
  'css.properties.gap.flex_context': 'Safari 14.0: things stand closer to each other, in the same lines',
  'css.properties.user-select': 'the prefixed one stands beside it',
  'css.selectors.focus-visible': 'alone in its rule; the browser shows its own ring for :focus',
  'css.selectors.backdrop': 'goes with <dialog>; ui/dialog.css darkens the page where there is none',
  'css.properties.color-scheme': 'Firefox before 96 has no forced dark colours to be kept from',
  'css.at-rules.media.forced-colors': 'where it is not known colours stay as they are drawn',
  'css.properties.forced-color-adjust': 'goes with forced-colors',
  'css.at-rules.media.prefers-contrast': 'the contrast theme is asked for by its switch, or by the address',
  'css.properties.accent-color': 'boxes and dots to tick have the colour of the browser',
  'css.properties.text-wrap': 'a heading may end in a line of one character',
  // Paper.
  'css.at-rules.page': 'Safari 14 prints on the paper that its dialog says',
  'css.properties.size': 'a descriptor of @page that the data list elsewhere',
  'css.at-rules.bottom-center': 'page numbers: older browsers have their own in the print dialog (said in the README)',
  'css.selectors.details-content': 'for a page without scripts; with them pages/parts/boot.js opens every table by attribute',
  'css.properties.break-after.avoid': 'a heading may stand last on a page',
  'css.properties.zoom': 'before Firefox 126 the handout of the large version has the type of the standard one',
  'css.properties.orphans': 'a single line may stand alone on a page',
  'css.properties.widows': 'a single line may stand alone on a page',
  // Reading aloud.
  'css.selectors.highlight': 'alone in its rules; where nothing can be marked the sentence stands in the panel (pages/listen/mark.ts)',
  'CSS.highlights': 'asked for only where there is a Highlight',
  // Scripts.
  '.equals()': "a member of Svelte's own signals",
  '.createPolicy()': 'Svelte asks for trustedTypes first',
  '.replaceSync()': 'where a window takes no style sheet of its own the notes are a drawer (pages/present/notes.ts)',
  '.requestFullscreen()': 'Safari 14: refused like in a frame, the presentation goes on in its window',
  '.exitFullscreen()': 'as above',
};

/** Scripts of others, or with others' inside, of which only the language is checked. */
export const FOREIGN: readonly { readonly file: RegExp; readonly why: string }[] = [
  {
    file: /assets\/(engine|maplibre-gl-worker)-[^/]*\.js$/,
    why: 'the map engine: where it fails the drawn map serves, and tests let it fail',
  },
  { file: /offline\/[^/]*\.html$/, why: 'the same sources as the files beside it, and the map engine in the same script' },
];
