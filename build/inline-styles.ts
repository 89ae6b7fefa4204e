/**
 * Puts the front page's style sheets into the page, so that the first paint waits for one file only. The files
 * themselves stay beside it for hosts whose policy refuses inline styles.
 */
import type { Plugin } from 'vite';
import { swap } from '../src/pages/parts/swap';
import { largeSheet } from './large-sheet';

const LINK = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g;
const CODE = /\s*<(?:script type="module"[^>]*src="[^"]*"[^>]*><\/script>|link rel="modulepreload"[^>]*>)/g;
const PAGE = 'index.html';

/** Vite plugin; build only. */
export function inlineStyles(): Plugin {
  return {
    name: 'yunhe-inline-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle[PAGE];
      if (page?.type !== 'asset') return;
      const html = String(page.source);
      const files = [...html.matchAll(LINK)].map(([, file = '']) => file);
      if (files.length !== 1) throw new Error(`${PAGE} 要有一份样式，现在有 ${files.length} 份。`);
      const css = files.map((file) => {
        const sheet = bundle[file];
        if (sheet?.type !== 'asset') throw new Error(`${file} 没有打包出来，页面拼不起来。`);
        return String(sheet.source)
          .replace(/url\((?!["']?data:)["']?(?:\.\/)?/g, (start) => `${start}./assets/`.replace('././assets/', './assets/'))
          .trim();
      });
      // The text comes before the code: scripts are asked for once the page has been read.
      const code = [...html.matchAll(CODE)].map(([tag]) => tag.trim());
      const bare = html.replace(LINK, '').replace(CODE, '');
      const styled = swap(bare, '</head>', `<style>${css.join('')}</style></head>`, PAGE);
      const whole = swap(styled, '</body>', `${code.join('')}</body>`, PAGE);
      page.source = swap(whole, '<html ', `<html data-styles="./${files[0] ?? ''}" data-large="./${largeSheet(bundle)}" `, PAGE);
    },
  };
}
