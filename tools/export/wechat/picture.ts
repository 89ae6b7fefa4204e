/** A drawing as the picture of an article. */
import type { Size } from '../../../src/scene/camera';
import type { FigureKind } from '../../../src/story/kinds';
import { walker, type Models } from '../drawing/walk';
import { articleHand } from './hand';
import { GROUND, layersOf } from './layers';
import { element } from './markup';
import { dressed, type Piece } from './pieces';
import { cutsOf } from './slices';
import { BAND, unfolding, type Sign } from './unfold';

/** Units across a picture: as many as a phone has pixels, so that whole numbers are fine enough. */
const WIDTH = 1080;

/** A drawing as it stands in an article. */
export interface ArticlePicture {
  /** One picture; several below one another where it would be too tall. */
  readonly svgs: readonly string[];
  /** They unfold. */
  readonly unfolds: boolean;
}

/**
 * Draws for articles.
 * @param size of the drawing, px of its own
 * @param kind what it shows, which says how it unfolds; null for a picture that stays still
 */
export type Easel = (markup: string, size: Size, kind: FigureKind | null) => ArticlePicture;

/**
 * Makes an easel.
 * @param paper colour on which pictures stand
 */
export function easel(models: Models, paper: string, sign: Sign): Easel {
  function framed(pieces: readonly Piece[], names: readonly string[], drawn: Size): { readonly svg: string; readonly unfolds: boolean } {
    const [ground = '', ...later] = names.map((name) =>
      dressed(pieces.filter(({ layer }) => layer === name || (name === GROUND && !names.includes(layer)))),
    );
    const layers = [ground, ...later.filter(Boolean)];
    const unfolds = layers.length > 1;
    const size: Size = unfolds ? { ...drawn, height: drawn.height + BAND } : drawn;
    const svg = element(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size.width} ${size.height}`, width: '100%', style: 'display:block' },
      element('rect', { width: size.width, height: size.height, fill: paper }),
      unfolding(layers, size, sign),
    );
    return { svg, unfolds };
  }

  return (markup, { width, height }, kind) => {
    const { names, nameOf } = kind === null ? { names: [GROUND], nameOf: () => null } : layersOf(kind);
    const draw = walker(models, nameOf, articleHand);
    const size: Size = { width: WIDTH, height: Math.round((WIDTH * height) / width) };
    const whole = { x: 0, y: 0, ...size };
    const pieces = draw(markup, whole, whole);
    if (kind === null) return { svgs: [framed(pieces, names, size).svg], unfolds: false };
    const cuts = cutsOf(pieces, size);
    const pictures = cuts.slice(1).map((foot, k) => {
      const top = cuts[k] ?? 0;
      const slice: Size = { width: WIDTH, height: foot - top };
      const window = { x: 0, y: 0, ...slice };
      return framed(slice.height === size.height ? pieces : draw(markup, { ...whole, y: -top }, window), names, slice);
    });
    return { svgs: pictures.map(({ svg }) => svg), unfolds: pictures.some(({ unfolds }) => unfolds) };
  };
}
