/** A copy of the built pages that keep a list of their own errors, for the browser whose protocol tells of none. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs before everything else of a page: `__faults` gets uncaught errors, console errors and what the policy refuses. */
const KEEPER = `(() => {
  const faults = (window.__faults = []);
  addEventListener('error', (event) => faults.push('没有接住的错误：' + (event.message || (event.target && (event.target.src || event.target.href)))), true);
  addEventListener('unhandledrejection', (event) => faults.push('没有接住的错误：' + event.reason));
  addEventListener('securitypolicyviolation', (event) => faults.push('内容安全策略：' + event.violatedDirective + ' ' + event.blockedURI));
  const error = console.error;
  console.error = (...all) => { faults.push('控制台：' + all.join(' ')); error.apply(console, all); };
})();`;

export interface Watched {
  readonly folder: string;
  remove(): void;
}

/** Copies a built folder; in the copy every page keeps its list. */
export function watched(dist: string): Watched {
  const folder = mkdtempSync(join(tmpdir(), 'yunhe-watched-'));
  cpSync(dist, folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue;
    const page = readFileSync(join(folder, name), 'utf8');
    const changed = page.replace(/<head[^>]*>/, (head) => `${head}<script>${KEEPER}</script>`);
    if (changed === page) throw new Error(`${name} 没有 <head>`);
    writeFileSync(join(folder, name), changed);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
