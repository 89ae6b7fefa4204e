/** What keys are called, and what they do. */
export const words = {
  keyNames: { ArrowRight: '→', ArrowDown: '↓', ArrowLeft: '←', ArrowUp: '↑', Space: '空格', Backspace: '退格', Enter: '回车', Period: '.', Comma: ',', Slash: '?', Escape: 'Esc' } as Readonly<Record<string, string>>,
  gestures: { next: '，点击，左划', back: '，右划' } as Readonly<Record<string, string>>,
  acts: {
    next: '下一步',
    back: '上一步',
    enter: '下一步；打了数字，就跳到那一步',
    digit: '第几步；三秒内按回车跳过去',
    first: '第一步',
    last: '最后一步',
    black: '黑屏；按任意键恢复',
    white: '白屏；按任意键恢复',
    fullscreen: '全屏',
    start: '从头开始（全屏），不会刷新网页',
    continue: '从当前步继续（全屏）',
    overview: '全部步骤，选一步',
    notes: '讲稿窗口',
    pointer: '指点：红点跟着鼠标、笔或手指，也跟着讲稿窗口里那幅图上的鼠标；再按一次收起',
    escape: '依次收起红点、退出全屏、离开演示',
    keys: '这张按键表',
  },
} as const;
