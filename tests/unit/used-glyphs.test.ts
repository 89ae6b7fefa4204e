/** Pages of figures carry the glyphs that they show, all of them and no other. */
import { describe, expect, it } from 'vitest';
import { withPrerenderer } from '../../build/prerenderer';
import type { PageText } from '../../src/pages/types';
import { usedGlyphs } from '../../src/pages/parts/usedGlyphs';
import type { Ground } from '../../src/pages/types';
import { root } from '../../tools/run.mjs';
import { fixtureStory } from '../fixtures/overlay';

describe('glyphs', () => {
  it('that only an unused one uses go with it', () => {
    const page =
      '<symbol id="k-junk" x="1"><use href="#g-sail" /></symbol><g id="g-sail"><path /></g><g id="g-boat"><path /></g><use href="#g-boat" />';
    expect(usedGlyphs(page)).toBe('<g id="g-boat"><path /></g><use href="#g-boat" />');
  });

  it('stand on a figure’s page if they are shown there, and not else', async () => {
    const story = fixtureStory('base');
    const pages = await withPrerenderer<{ texts(ground: Ground): PageText[] }, PageText[]>(
      root,
      '/src/pages/embed/prerender.ts',
      ({ texts }) => texts({ story, ready: false } as Ground),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const { id, body } of pages) {
      const shown = new Set([...body.matchAll(/href="#([gk]-[\w-]+)"/g)].map(([, name]) => name));
      const there = [...body.matchAll(/id="([gk]-[\w-]+)"/g)].map(([, name]) => name);
      expect([...there].sort(), id).toEqual([...shown].sort());
    }
  });
});
