/** Sizes that a script and a sheet must both know: each is held against the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss, { type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/run.mjs';
import { textWidth } from '../../src/scene/box';
import { captionBlock, buttonBox, furnish } from '../../src/scene/layout/caption';
import { sceneFor, stageOf } from '../../src/scene/scene';
import { words } from '../../src/stage/explore/words';
import { zh } from '../../src/ui/zh';
import { fixtureStory } from '../fixtures/overlay';

const read = (file: string): string => readFileSync(join(root, 'src', file), 'utf8');
/** What a sheet's rule declares, px as numbers. */
function declared(file: string, selector: string): Map<string, string> {
  const found: [string, string][] = [];
  postcss.parse(read(file)).walkRules((rule: Rule) => {
    if (rule.selectors.includes(selector)) rule.walkDecls(({ prop, value }) => void found.push([prop, value]));
  });
  return new Map(found);
}
const px = (value = ''): number => Number(/^([\d.]+)px$/.exec(value)?.[1] ?? NaN);

describe('the button that opens the map', () => {
  const button = declared('ui/stage.css', '.map-button');
  const [narrow, wide] = [buttonBox({ width: 390, height: 464 }), buttonBox({ width: 968, height: 900 })];

  it('has the size that the scene keeps free for it', () => {
    expect([px(button.get('min-width')), px(button.get('min-height'))]).toEqual([narrow.width, narrow.height]);
    expect(wide.height).toBe(narrow.height);
  });

  it('has room for its drawing and its words on a wide stage', () => {
    const size = px(/(\d+px)/.exec(button.get('font') ?? '')?.[1]);
    const gap = Number(/^([\d.]+)em$/.exec(declared('ui/stage.css', '.map-button span').get('margin-left') ?? '')?.[1]) * size;
    for (const word of [zh.explore, words.close])
      expect(px(declared('ui/stage.css', '.map-button svg').get('width')) + gap + textWidth(word, size) + 2, word).toBeLessThanOrEqual(
        wide.width,
      );
  });

  it('has the reader’s tools below it as far apart as the scene keeps free', () => {
    const { stage } = fixtureStory('base');
    const env = stageOf({ width: 390, height: 464 });
    const step = stage.chapters.flatMap(({ steps }) => steps).filter(({ scene }) => scene.layout === 'map')[1];
    if (!step) throw new Error('no map');
    const { camera } = sceneFor(stage, step.id, env);
    const kept = furnish(captionBlock(stage, step.scene, env.size), camera, env.size, 0, { button: true, camera }).boxes.find(
      ({ x, y }) => x === narrow.x && y === narrow.y,
    );
    const tools = read('stage/explore/Explore.svelte').match(/<button class="map-button" data-again/g)?.length ?? 0;
    const gap = px(declared('stage/explore/explore.css', '.explore-tools button + button').get('margin-top'));
    expect(kept?.height).toBe(narrow.height + tools * (narrow.height + gap));
  });
});

describe('where the page changes its layout', () => {
  const sheets = readdirSync(join(root, 'src'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.css'));
  const queries = sheets.flatMap((file) => {
    const found: string[] = [];
    postcss.parse(read(file)).walkAtRules('media', ({ params }) => void found.push(params));
    return found;
  });
  const WIDE = '(min-width: 900px), (orientation: landscape) and (min-width: 640px)';
  const STAYS = '(min-height: 480px), (orientation: landscape) and (min-width: 640px)';

  it('is the same in all sheets, and elsewhere the exact other side of it', () => {
    expect(queries.filter((query) => query === WIDE).length).toBeGreaterThan(1);
    const like = queries.filter((query) => query.includes('orientation: landscape') && query.includes('min-width'));
    expect(like.filter((query) => query !== WIDE && query !== STAYS)).toEqual([]);
    expect(queries).toContain('(max-width: 639px), (orientation: portrait) and (max-width: 899px)');
  });

  it('is where the script before the first paint looks: the stage stays beside the text', () => {
    expect(queries).toContain(STAYS);
    const asked = [...read('pages/parts/boot.js').matchAll(/matchMedia\('(\([^']*)'\)/g)].map(([, query]) => query ?? '');
    expect(asked.filter((query) => /width|height/.test(query))).toEqual([STAYS]);
  });
});
