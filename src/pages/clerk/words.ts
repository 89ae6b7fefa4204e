/** What the clerk's page says of itself; what it says of the data comes from the check. */
export const words = {
  panel: '核对与改动',
  story: '故事',
  open: '打开',
  close: '收起',
  asking: '正在核对……',
  right: '核对通过',
  wrong: (count: number): string => `有 ${count} 处要改`,
  stopped: '服务停了',
  stoppedSince: '这里是停以前的样子。在项目文件夹里再运行一次 npm run dev，页面自己接上。',
  results: '核对结果',
  before: '改好以前，故事还是上一次核对通过的样子。',
  nothing: '改好以后，故事才画得出来。',
  reminders: '提醒',
  remindersGist: '不算错，公开发布前请看一遍。',
  changes: '改了什么',
  noChange: '没有改动。',
  comparedBefore: '数据有错，先不比。下面是上一次核对通过时的改动。',
  notCompared: '数据有错，先不比；改好以后，这里列出改动。',
  sinceBuild: (time: string): string => `同上次生成（${time}）相比`,
  sinceStart: (time: string): string => `还没有生成过网页（npm run build），同开始时（${time}）相比`,
  changed: (count: number): string => `改了 ${count} 处`,
  seen: '看：',
  more: (count: number): string => `等 ${count} 步`,
  went: '删去',
  came: '加上',
  alone: '单独打开故事',
} as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** The time of an ISO time on this machine's clock: 14:05, or with its day where that is not today: 11月30日 14:05. */
export function timeWords(iso: string, now = new Date()): string {
  const time = new Date(iso);
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return time.toDateString() === now.toDateString() ? clock : `${time.getMonth() + 1}月${time.getDate()}日 ${clock}`;
}
