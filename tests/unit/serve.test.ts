/** The host that `npm start` runs: what a browser may keep, and for how long. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Served } from '../../tools/serve';

let folder = '';
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunhe-served-'));
  for (const name of ['assets', 'embed/halls', 'present']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['index.html', 'embed/halls/index.html', 'present/index.html'])
    writeFileSync(join(folder, name), '<!doctype html><html lang="zh-CN"><title>页</title>');
  writeFileSync(join(folder, 'assets/story-1a2b3c.js'), '1;'.repeat(2000));
  writeFileSync(join(folder, 'embed.js'), '2;');
  served = await serve(folder, { quality: 1 });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});
const head = async (path: string, name: string): Promise<string | null> => (await fetch(new URL(path, served.url))).headers.get(name);

describe('the host', () => {
  it('lets browsers keep for good what has a fingerprint in its name, and nothing else', async () => {
    expect(await head('assets/story-1a2b3c.js', 'cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['', 'index.html', 'embed/halls/', 'present/', 'embed.js'])
      expect(await head(path, 'cache-control'), path).toBe('no-cache');
  });

  it('gives a page that has not changed in no bytes', async () => {
    const etag = await head('index.html', 'etag');
    const again = await fetch(new URL('index.html', served.url), { headers: { 'If-None-Match': etag ?? '' } });
    expect(again.status).toBe(304);
  });

  it('lets figures be framed by anybody, the story by nobody else, and compresses text', async () => {
    expect(await head('embed/halls/', 'content-security-policy')).toContain('frame-ancestors *');
    expect(await head('', 'content-security-policy')).toContain("frame-ancestors 'self'");
    expect(await head('assets/story-1a2b3c.js', 'content-encoding')).toMatch(/^(br|gzip)$/);
    expect(await head('assets/story-1a2b3c.js', 'access-control-allow-origin')).toBe('*');
    expect(await head('index.html', 'access-control-allow-origin')).toBeNull();
  });

  it('sends a folder’s name on to the folder, and says what is not there', async () => {
    const moved = await fetch(new URL('present?loop=12', served.url), { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/present/?loop=12']);
    expect((await fetch(new URL('nowhere', served.url))).status).toBe(404);
    expect((await fetch(new URL('..%2f..%2fetc/passwd', served.url))).status).toBe(404);
  });
});
