/**
 * Checks a data folder and says what is wrong in plain Chinese: tsx tools/check.ts [folder, default the one that is built].
 * Exit status 0 and one line of summary, or 1 and one line per fault.
 */
import { resolve } from 'node:path';
import { checkData } from '../build/check-data';
import { dataFolder } from '../build/data-folder';

const report = checkData(process.argv[2] === undefined ? dataFolder : resolve(process.argv[2]));
if (report.ok) {
  const { chapters, facts, streets, figures, unit } = report.story.stage;
  const steps = chapters.flatMap((chapter) => chapter.steps).length;
  console.log(
    `数据没有问题：${chapters.length} 章 ${steps} 步，${facts.length} 个数字，${figures.length} 幅图，${streets.length} 个${unit}。`,
  );
  for (const warning of report.warnings) console.log(`提醒：${warning}`);
} else {
  for (const sentence of report.sentences) console.error(sentence);
  console.error(`共 ${report.sentences.length} 处要改。改好以后再运行一次 npm run check。`);
  process.exitCode = 1;
}
