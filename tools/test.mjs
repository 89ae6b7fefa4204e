/** `npm test`: everything that CI does, from the installation to the browser tests; stops at the first failure. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, runTool } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

const reports = join(root, 'node_modules', '.cache', 'test');
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** Reads a test runner's JSON report; undefined if the runner never came to write it. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The invented district and where it is built. */
const OTHER = { ...process.env, YUNHE_DATA: 'examples/open-water' };
const otherDist = join(reports, 'open-water');
const otherReport = join(reports, 'other.json');

function playwrightCount(report) {
  const stats = read(report)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

/** Runs rows of npm scripts, each row in its order, the rows at the same time: every one of them keeps but one core busy. */
async function sideBySide(...rows) {
  const statuses = await Promise.all(
    rows.map(async (scripts) => {
      for (const script of scripts) {
        const status = await npm(['run', '--silent', script]);
        if (status !== 0) return status;
      }
      return 0;
    }),
  );
  return Math.max(...statuses);
}

const phases = [
  { name: '数据检查', start: () => runTool('tsx', ['tools/check.ts']) },
  { name: '类型、代码、格式、多余的代码', start: () => sideBySide(['types'], ['lint', 'format:check', 'knip']) },
  {
    name: '单元测试',
    start: () => runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
    count() {
      const report = read(unitReport);
      return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
    },
  },
  { name: '生成网页', start: () => runTool('vite', ['build', '--configLoader', 'runner', '--logLevel', 'warn']) },
  { name: '老浏览器检查', start: () => runTool('tsx', ['tools/floor/run.ts']) },
  {
    name: '准备浏览器',
    async start() {
      const { ensureBrowser, ensurePoppler } = await import('./browser.mjs');
      console.log(`使用 ${await ensureBrowser()}`);
      ensurePoppler();
      return 0;
    },
  },
  {
    name: '浏览器测试',
    start: () => runTool('@playwright/test', ['test'], { env: { ...process.env, PLAYWRIGHT_JSON: browserReport } }),
    count: () => playwrightCount(browserReport),
  },
  {
    // The program holds no facts of one district: a few of the same tests on another.
    name: '另一个区',
    async start() {
      const built = await runTool(
        'vite',
        ['build', '--configLoader', 'runner', '--logLevel', 'warn', '--outDir', otherDist, '--emptyOutDir'],
        {
          env: OTHER,
        },
      );
      if (built !== 0) return built;
      const env = { ...OTHER, TEST_DIST: otherDist, PLAYWRIGHT_JSON: otherReport };
      return runTool('@playwright/test', ['test', '--project=desk', '--grep', '@district'], { env });
    },
    count: () => playwrightCount(otherReport),
  },
];

await ensureDependencies();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0 };
let status = 0;
for (const { name, start, count } of phases) {
  console.log(`\n━━ ${name}`);
  const began = performance.now();
  status = await start();
  const { passed, failed } = count?.() ?? { passed: 0, failed: 0 };
  total.passed += passed;
  // A phase can fail without any failed test (a wrong type, a broken build): that counts as one failure.
  total.failed += status === 0 ? failed : Math.max(failed, 1);
  console.log(`━━ ${name}${status === 0 ? '通过' : '没有通过'}（${((performance.now() - began) / 1000).toFixed(1)} 秒）`);
  if (status !== 0) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(status);
