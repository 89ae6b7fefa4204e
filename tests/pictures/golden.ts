/** The golden pictures on disk. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('golden', import.meta.url));

/** File name → the picture as it was renewed last. */
export function goldenPictures(): Map<string, string> {
  mkdirSync(FOLDER, { recursive: true });
  return new Map(
    readdirSync(FOLDER)
      .sort()
      .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
  );
}

/** Replaces all golden pictures. */
export function writeGolden(pictures: ReadonlyMap<string, string>): void {
  for (const name of goldenPictures().keys()) if (!pictures.has(name)) rmSync(join(FOLDER, name));
  for (const [name, lines] of pictures) writeFileSync(join(FOLDER, name), lines);
}
