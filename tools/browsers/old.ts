/** Real old Chromium: the binaries travel inside npm packages, fetched on demand and kept in a folder that git ignores. */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { npm, root, run } from '../run.mjs';

export interface OldChromium {
  /** Name and version of the package. */
  readonly pack: string;
  /** SHA-512 of the package's file, base64: what is run here is the very file that was looked at. */
  readonly sha512: string;
  /** Where under the program the software renderer of WebGL is looked for. */
  readonly renderer: string;
}

/** By its major version. */
const OLD: Readonly<Record<number, OldChromium>> = {
  88: {
    pack: 'chrome-aws-lambda@5.5.0',
    renderer: 'swiftshader',
    sha512: 'nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
  },
  89: {
    pack: 'chrome-aws-lambda@6.0.0',
    renderer: 'swiftshader',
    sha512: 'XnFo6AaE5ZYpHYmOmMoj1yCYFeRTx6uFCpJnVuDREWzXevzZvo3gzkyQ6qSKsPW91VGWeQI7wQgnOpW50e+Dzg==',
  },
  90: {
    pack: 'chrome-aws-lambda@7.0.0',
    renderer: 'swiftshader',
    sha512: 'GbYXRPYtaA0DLfmxQpuZw1SKTP7rOA4UXiATwiFRJ4Ea6PBYSzqK0YjS7B2WimUBe//ybPfNpPIs8A3WpF0xvA==',
  },
  103: {
    pack: '@sparticuz/chromium@103.0.0',
    renderer: '.',
    sha512: 'tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
  },
  109: {
    pack: '@sparticuz/chromium@109.0.6',
    renderer: '.',
    sha512: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
};

const cache = join(root, 'node_modules', '.cache', 'old-browsers');

/** Fetches and unpacks one, if it is not there yet; the program's path, or a sentence that says why there is none. */
export async function oldChromium(version: number): Promise<{ file: string } | { missing: string }> {
  const old = OLD[version];
  if (!old) return { missing: `没有 Chromium ${version} 的来源，有的是 ${Object.keys(OLD).join('、')}。` };
  const folder = join(cache, String(version));
  const file = join(folder, 'chromium');
  if (existsSync(file)) return { file };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `Chromium ${version} 的程序只有 Linux x64 的，请在那样的机器上测。` };

  console.log(`正在取 Chromium ${version}（npm 包 ${old.pack}）……`);
  const work = join(cache, `${version}-${process.pid}`);
  try {
    mkdirSync(join(work, old.renderer), { recursive: true });
    const fetched = (await npm(['pack', '--silent', '--pack-destination', work, old.pack]).catch(() => 1)) === 0;
    const pack = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (!fetched || !pack) return { missing: `没有取到 npm 包 ${old.pack}，请检查网络。` };
    if (
      createHash('sha512')
        .update(readFileSync(join(work, pack)))
        .digest('base64') !== old.sha512
    )
      return { missing: `npm 包 ${old.pack} 和认定的不是同一个文件，没有使用。` };
    const unpack = async (archive: string, into: string): Promise<boolean> => (await run('tar', ['-xf', archive, '-C', into])) === 0;
    if (!(await unpack(join(work, pack), work))) return { missing: `npm 包 ${old.pack} 解不开。` };
    const inflated = (name: string): Buffer => brotliDecompressSync(readFileSync(join(work, 'package/bin', `${name}.br`)));
    writeFileSync(join(work, 'renderer.tar'), inflated('swiftshader.tar'));
    if (!(await unpack(join(work, 'renderer.tar'), join(work, old.renderer))))
      return { missing: `npm 包 ${old.pack} 里的软件渲染器解不开。` };
    writeFileSync(join(work, 'chromium'), inflated('chromium'));
    chmodSync(join(work, 'chromium'), 0o755);
    for (const name of [pack, 'package', 'renderer.tar']) rmSync(join(work, name), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
    return { file };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
