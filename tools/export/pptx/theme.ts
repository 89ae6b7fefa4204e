/** The pigments as a theme: whoever changes the theme's colours changes every slide's. */
import { element, NAMESPACES, part } from './xml';

/** Name of a pigment in ui/tokens.css → its place in a theme. */
const PLACES = {
  '--ink': 'dk1',
  '--paper': 'lt1',
  '--ink-soft': 'dk2',
  '--paper-deep': 'lt2',
  '--canal': 'accent1',
  '--green': 'accent2',
  '--cinnabar': 'accent3',
  '--gold': 'accent4',
  '--hair': 'accent5',
  '--glow': 'accent6',
} as const;
/** The first four are called otherwise on a slide. */
const ON_SLIDES: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' };

/** Colours by their places. */
export interface Palette {
  /** A colour, `#rrggbb`, as a slide names it. */
  readonly colour: (hex: string, alpha: number) => string;
  /** A pigment by its name. */
  readonly pigment: (name: keyof typeof PLACES) => string;
  /** The theme as a part. */
  readonly theme: string;
}

/** Typefaces that every office has. Nothing is embedded: what is edited would be lacking. */
export const FACES = { serif: '宋体', sans: '微软雅黑' } as const;

const faces = (name: 'a:majorFont' | 'a:minorFont', typeface: string): string =>
  element(name, {}, element('a:latin', { typeface }), element('a:ea', { typeface }), element('a:cs', { typeface: '' }));
const OWN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const LINE = `<a:ln w="9525">${OWN}</a:ln>`;
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const FORMATS =
  `<a:fmtScheme name="yunhe"><a:fillStyleLst>${OWN.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${LINE.repeat(3)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${OWN.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`;

/**
 * The palette of a style sheet.
 * @param pigmentOf value of a variable of ui/tokens.css, `#rrggbb`
 */
export function paletteOf(pigmentOf: (name: string) => string): Palette {
  const known = new Map(Object.entries(PLACES).map(([name, place]) => [pigmentOf(name).toLowerCase(), place]));
  const plain = (hex: string): string => element('a:srgbClr', { val: hex.slice(1).toUpperCase() });
  const slots = [...Object.entries(PLACES), ['--canal', 'hlink'] as const, ['--ink-soft', 'folHlink'] as const];
  // In the order of the schema, which differs from that of daily use: dk1, lt1, dk2, lt2, accents, links.
  const scheme = slots.map(([name, place]) => element(`a:${place}`, {}, plain(pigmentOf(name))));
  return {
    colour(hex, alpha) {
      const place = known.get(hex.toLowerCase());
      const share = alpha < 1 ? element('a:alpha', { val: Math.round(alpha * 100_000) }) : '';
      if (place) return element('a:schemeClr', { val: ON_SLIDES[place] ?? place }, share);
      return element('a:srgbClr', { val: hex.slice(1).toUpperCase() }, share);
    },
    pigment: (name) => pigmentOf(name),
    theme: part(
      element(
        'a:theme',
        { 'xmlns:a': NAMESPACES['xmlns:a'], name: 'yunhe' },
        element(
          'a:themeElements',
          {},
          element('a:clrScheme', { name: 'yunhe' }, ...scheme),
          element('a:fontScheme', { name: 'yunhe' }, faces('a:majorFont', FACES.serif), faces('a:minorFont', FACES.sans)),
          FORMATS,
        ),
      ),
    ),
  };
}
