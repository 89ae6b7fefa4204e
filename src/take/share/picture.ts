/** Makes pictures of figures in the browser: the same sheets, drawn by the same components, as files that need nothing else. */
import { flushSync, mount, unmount } from 'svelte';
import type { WaterPath } from '../../draw/map/paths';
import type { StageStory } from '../../story/types';
import { svgFile, type SheetFonts } from '../sheet/file';
import { figureSheet, type Sheet } from '../sheet/layout';
import SheetView from '../sheet/Sheet.svelte';
import type { SheetWords } from '../sheet/words';
import { siteRoot } from './site';

export interface Drawn {
  readonly svg: string;
  readonly size: Sheet['size'];
  readonly alt: string;
}

/** Paths that the page itself was drawn with. */
const pathOf = (id: string): string => document.getElementById(id)?.getAttribute('d') ?? '';
const watersOf = ({ waterways }: StageStory): WaterPath[] =>
  waterways.map(({ id }) => ({ id, brush: pathOf(`brush-${id}`), centre: pathOf(`centre-${id}`) }));

/** A file as an address that needs no network. */
export function asDataAddress(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error ?? new Error('not read'));
    reader.readAsDataURL(blob);
  });
}

/** A figure's own fonts; empty where they cannot be had: then the reader's own fonts serve. */
async function fontsOf(figure: string): Promise<SheetFonts> {
  // The single file carries them inside.
  const inside = document.getElementById('sheet-fonts') as HTMLTemplateElement | null;
  if (inside) return JSON.parse(inside.content.textContent ?? '') as SheetFonts;
  const load = async (name: string): Promise<string> => {
    try {
      const response = await fetch(`${siteRoot()}embed/${figure}/${name}.woff2`);
      return response.ok ? await asDataAddress(await response.blob()) : '';
    } catch {
      return '';
    }
  };
  const [heading, text] = await Promise.all([load('heading'), load('text')]);
  return { heading: heading ?? '', text: text ?? '' };
}

/**
 * Draws a figure's sheet.
 * @param chosen id of the reader's own street, which is lit and named on it
 */
export async function drawFigure(
  stage: StageStory,
  words: SheetWords,
  style: string,
  figure: string,
  chosen: string | null,
): Promise<Drawn> {
  const sheet = figureSheet(stage, words, figure, chosen);
  const target = document.createElement('div');
  const view = mount(SheetView, { target, props: { stage, sheet, waters: watersOf(stage), boundary: pathOf('boundary') } });
  flushSync();
  const element = target.querySelector('svg');
  const markup = element ? new XMLSerializer().serializeToString(element).replace(/<!--[\s\S]*?-->/g, '') : '';
  await unmount(view);
  return { svg: svgFile(markup, style, await fontsOf(figure)), size: sheet.size, alt: sheet.alt };
}

/** An image once it is loaded. `decode()` would do, but WebKit refuses it for SVG (bugs.webkit.org 188347, 198527). */
function loadImage(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  return new Promise((done, fail) => {
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('no image'));
    image.src = address;
  });
}

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** Rasters a picture; `scale` 1 is 1080 px wide. */
export async function pngOf({ svg, size }: Drawn, scale: number): Promise<Blob> {
  const image = await loadImage(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  const canvas = document.createElement('canvas');
  canvas.width = size.width * scale;
  canvas.height = size.height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // WebKit has the fonts inside a picture only when it draws it for the second time.
  for (let k = 0; k < 2; k += 1) {
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    await nextFrame();
  }
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'));
}
