/** What every command needs first: a Node that is new enough, and the dependencies. Plain Node, no dependency. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm, root } from './run.mjs';

const NEEDED = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`需要 Node.js ${NEEDED.join('.')} 或更高版本，现在是 ${process.versions.node}。请到 https://nodejs.org 下载新版后再试。`);
  process.exit(1);
}

/** When a file was last written; 0 if it is not there. */
function written(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Installs the dependencies when they are missing or older than the lock file; ends the program if that fails. */
export async function ensureDependencies() {
  checkNode();
  if (written('node_modules/.package-lock.json') >= written('package-lock.json')) return;
  console.log('正在安装依赖，第一次需要一两分钟……');
  const status = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']).catch(() => 1);
  if (status !== 0) {
    console.error('依赖没有装好。请检查网络，或在本文件夹里运行 npm ci 查看原因。');
    process.exit(1);
  }
  console.log('依赖已装好。');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureDependencies();
