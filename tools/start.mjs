/** `npm start`: installs if needed, builds the page and serves it. */
import { join } from 'node:path';
import { root, runTool } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT 应是 1 到 65535 之间的整数，现在是“${process.env.PORT}”。`);
  process.exit(1);
}

await ensureDependencies();
console.log('正在生成网页……');
const status =
  (await runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'warn'])) || (await runTool('tsx', ['tools/compress.ts']));
if (status !== 0) {
  console.error('网页没有生成，原因见上。');
  process.exit(status);
}

const { register } = await import('tsx/esm/api');
register();
const { serveForReaders } = await import('./serve.ts');
await serveForReaders(join(root, 'dist'), { port });
