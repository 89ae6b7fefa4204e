/** Words of the map in the reader's own hands. */
export const words = {
  close: '回到故事',
  help: '地图：可拖动、滚轮或双指缩放；键盘用方向键移动，加减号缩放，数字零看全图，Esc 回到故事',
  zoomIn: '放大',
  zoomOut: '缩小',
} as const;
