/**
 * THE list of the site's pages. A page is its place in this list and a folder beside it. Every page stands in the one
 * document (`index.html`, filled by `build/shell.ts`); the build, the dev server and the offline file all walk this list.
 */
import { OFFLINE } from './parts/ways';
import type { PageKind } from './types';

const STAGED = { code: 'files', staged: true, uses: [] } as const;
const STEPS = { ...STAGED, entry: 'src/pages/steps/main.ts' } as const;

/** The first is the site's front page. */
export const pages: readonly PageKind[] = [
  { ...STAGED, folder: 'story', path: '', mode: 'scroll', entry: 'src/pages/story/main.ts' },
  { ...STEPS, folder: 'present', path: 'present/', mode: 'present' },
  { ...STEPS, folder: 'steps', path: 'embed/story/', mode: 'embed' },
  {
    folder: 'editors',
    path: 'embed/',
    mode: 'plain',
    entry: 'src/pages/editors/editors.ts',
    code: 'files',
    staged: false,
    uses: ['embed.js'],
  },
  { folder: 'embed', path: 'embed/{id}/', mode: 'embed', entry: 'src/pages/embed/figure.ts', code: 'inside', staged: false, uses: [] },
  {
    folder: 'statement',
    path: 'accessibility/',
    mode: 'plain',
    entry: 'src/pages/statement/statement.css',
    code: 'files',
    staged: false,
    uses: [],
  },
  {
    folder: 'offline',
    path: OFFLINE,
    mode: 'scroll',
    entry: 'src/pages/offline/main.ts',
    code: 'alone',
    staged: true,
    uses: [],
  },
];
