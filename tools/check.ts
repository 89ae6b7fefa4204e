/**
 * Checks a data folder and says what is wrong in plain Chinese: tsx tools/check.ts [folder, default the one that is built].
 * Exit status 0 and one line of summary, or 1 and one line per fault.
 */
import { resolve } from 'node:path';
import { checkData, summaryOf } from '../build/check-data';
import { dataFolder } from '../build/data-folder';

const named = process.argv[2];
const folder = named === undefined ? dataFolder : resolve(named);
const report = checkData(folder);
if (report.ok) {
  console.log(summaryOf(report.story));
  for (const warning of report.warnings) console.log(`提醒：${warning}`);
} else {
  for (const sentence of report.sentences) console.error(sentence);
  // Every other command has the folder from the environment.
  if (folder !== dataFolder && report.sentences.some((sentence) => sentence.includes('npm run fonts')))
    console.error(`裁这个文件夹的字体，先让环境变量 YUNHE_DATA 写着“${named}”，再运行 npm run fonts；要等别处都改好。`);
  console.error(`共 ${report.sentences.length} 处要改。改好以后再运行一次 npm run check${named === undefined ? '' : ` -- ${named}`}。`);
  process.exitCode = 1;
}
