/**
 * Compressed twins beside the text files of a built folder, `index.html.gz` and `index.html.br`: a host that knows them
 * need not compress at every request. The end of `npm run build` and `npm start`: tsx tools/compress.ts [folder, default dist].
 * `downloads/` is left out: people take its files along.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(html|js|mjs|css|svg|json|geojson|csv|txt|xml|webmanifest)$/;
/** Above this size, bytes, the last percent costs seconds: only the file for the stick is so large. */
const LARGE = 1.5 * 1024 * 1024;
const BEST = 11;
const GOOD = 9;

export interface Compressed {
  /** Number of text files that have twins now and had none of their age before. */
  readonly files: number;
  /** All of them together, bytes. */
  readonly before: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Paths of all text files of a folder. */
export async function textFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whether the file has both twins, written after it. */
async function hasTwins(file: string): Promise<boolean> {
  const [own, ...twins] = await Promise.all([file, `${file}.gz`, `${file}.br`].map((each) => stat(each).catch(() => null)));
  return twins.every((twin) => twin !== null && own !== null && own !== undefined && twin.mtimeMs >= own.mtimeMs);
}

/**
 * Writes the twins of these files, all at once: the work is done on the threads that Node keeps for it.
 * @param quality of brotli, 0 to 11; as good as is worth the time unless said otherwise
 */
export async function compress(files: readonly string[], quality?: number): Promise<Compressed> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      if (await hasTwins(file)) return [];
      const body = await readFile(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quality ?? (body.length > LARGE ? GOOD : BEST),
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      };
      const [br, gz] = await Promise.all([promisify(brotliCompress)(body, { params }), promisify(gzip)(body, { level: 9 })]);
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
      return [{ before: body.length, gzip: gz.length, brotli: br.length }];
    }),
  );
  const made = sizes.flat();
  const sum = (of: 'before' | 'gzip' | 'brotli'): number => made.reduce((bytes, each) => bytes + each[of], 0);
  return { files: made.length, before: sum('before'), gzip: sum('gzip'), brotli: sum('brotli') };
}

async function run(folder: string): Promise<void> {
  const began = performance.now();
  const files = await textFilesIn(folder);
  const made = await compress(files.filter((file) => relative(folder, file).split(sep)[0] !== 'downloads'));
  const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  console.log(
    `压好 ${made.files} 个文字文件：${megabytes(made.before)}，gzip ${megabytes(made.gzip)}，brotli ${megabytes(made.brotli)}（${((performance.now() - began) / 1000).toFixed(1)} 秒）。`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(process.argv[2] ?? 'dist');
