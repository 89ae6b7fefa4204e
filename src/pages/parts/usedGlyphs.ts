/** A glyph of the vocabulary: a group or a symbol with an id of its own, no group within a group (see draw/Glyphs). */
const GLYPH = /<(g|symbol) id="([gk]-[\w-]+)"[^>]*>[\s\S]*?<\/\1>/g;

/**
 * A page that is prerendered and stays as it is, without the glyphs that nothing on it shows: a small page carries few.
 * A glyph that only another one uses goes with it.
 */
export function usedGlyphs(html: string): string {
  const less = html.replace(GLYPH, (glyph, _tag: string, id: string) => (html.includes(`href="#${id}"`) ? glyph : ''));
  return less === html ? html : usedGlyphs(less);
}
