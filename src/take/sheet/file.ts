/** From the drawn sheet to a file that stands by itself: styles and fonts inside. Runs in the browser and at build time alike. */

/** Fonts as addresses that need no network (`data:`). */
export interface SheetFonts {
  readonly heading: string;
  readonly text: string;
}

const face = (family: string, address: string): string =>
  address ? `@font-face{font-family:'${family}';src:url(${address})format('woff2');font-weight:400 700}` : '';

/** What a reader sees as one: an escaped character, or any other. */
const CHARACTERS = /&[^;]+;|[\s\S]/gu;

/** Characters that are placed one by one, each in an element of its own: not every viewer knows lists of places. */
function placedApart(markup: string): string {
  return markup.replace(
    /(<text\b[^>]*?) x="([^" ]+ [^"]*)" y="([^"]*)"([^>]*>)([^<]*)<\/text>/g,
    (_, start: string, xs: string, ys: string, rest: string, text: string) => {
      const [x, y] = [xs.split(' '), ys.split(' ')];
      return `${start}${rest}${(text.match(CHARACTERS) ?? []).map((character, k) => `<tspan x="${x[k] ?? ''}" y="${y[k] ?? ''}">${character}</tspan>`).join('')}</text>`;
    },
  );
}

/** The first tag; what it says may hold a `>`. */
const START = /^<svg(?:[^>"]|"[^"]*")*>/;

/** References in the words of SVG 1.1, which every viewer knows. */
function referred(markup: string): string {
  return markup.replace(/ href="#/g, ' xlink:href="#').replace('<svg ', '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ');
}

/**
 * Text of the SVG file.
 * @param markup the `<svg>` as it was rendered, well-formed
 * @param style rules for what is drawn, without variables (see build/sheet-style.ts)
 */
export function svgFile(markup: string, style: string, fonts: SheetFonts): string {
  const rules = `${face('Yunhe Serif', fonts.heading)}${face('Yunhe Text', fonts.text)}${style}`
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  // XML wants this one escaped in a text (1.0, section 2.4), HTML does not.
  const whole = referred(placedApart(markup)).replaceAll(']]>', ']]&gt;');
  const end = (START.exec(whole)?.[0] ?? '').length;
  return `${whole.slice(0, end)}<style>${rules}</style>${whole.slice(end)}`;
}
