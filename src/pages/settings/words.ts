/** Words of the settings' panel. */
import type { Settings } from '../../drive/settings';

export const words = {
  heading: '显示设置',
  close: '关闭',
  theme: '配色',
  themes: {
    paper: ['原色', '纸、墨、石青、朱砂'],
    contrast: ['高对比', '米色底，黑字，线条加深'],
    projector: ['深色', '暗底亮字，投影用'],
  } as const satisfies Readonly<Record<Settings['theme'], readonly [string, string]>>,
  motion: ['减少动画', '换步时画面直接切换'],
  turns: ['按钮翻步', '多两个大按钮：上一步、下一步'],
} as const;
