export const words = {
  panel: '朗读',
  stop: '停',
  pause: '暂停',
  resume: '继续',
  onward: '连读',
  close: '关闭',
  silent: '没有读出声音。请看看这台设备的中文语音装好了没有，音量开了没有。',
  lost: '这一段录音没有打开。',
} as const;
