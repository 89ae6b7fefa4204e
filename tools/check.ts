/**
 * Checks a data folder and says what is wrong in plain Chinese: tsx tools/check.ts [folder, default the one that is built].
 * Exit status 0 and one line of summary, or 1 and one line per fault.
 */
import { resolve } from 'node:path';
import { checkData, summaryOf } from '../build/check-data';
import { dataFolder } from '../build/data-folder';

const report = checkData(process.argv[2] === undefined ? dataFolder : resolve(process.argv[2]));
if (report.ok) {
  console.log(summaryOf(report.story));
  for (const warning of report.warnings) console.log(`提醒：${warning}`);
} else {
  for (const sentence of report.sentences) console.error(sentence);
  console.error(`共 ${report.sentences.length} 处要改。改好以后再运行一次 npm run check。`);
  process.exitCode = 1;
}
