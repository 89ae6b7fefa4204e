/** Markup as it is published: without the marks that only a component coming alive would look for, and without comments. */
export function bare(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '');
}
