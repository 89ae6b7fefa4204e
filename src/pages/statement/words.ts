/** Words of the accessibility statement. Each says what the built page does: docs/accessibility.md names what holds it. */
import { OFFLINE } from '../parts/ways';

interface Item {
  readonly term: string;
  readonly text: string;
  /** Ways to try it: a name, and a path from the site's root. */
  readonly links?: readonly (readonly [name: string, path: string])[];
}

const ways: readonly Item[] = [
  {
    term: '键盘',
    text: '不用鼠标，也能读到每一步、每一幅图、每一张表。按 Tab 走到链接和按钮，走到哪里，哪里有一圈粗框；第一个是“跳到正文”。边上一条水，水上的小桥是各章的链接，打开一章，再按 Tab 就从那里走起。打开的窗口按 Esc 关上，焦点回到原处。有地图的步，“自由查看地图”的按钮排在桥的后面；打开以后，方向键移动，加减号缩放，数字零看全图，Esc 回到故事。在会上演示时，按问号看全部按键。',
  },
  {
    term: '读屏软件',
    text: '网页标明了语言、标题的层级、正文和章节导航。舞台上的画不念；每一幅图在正文里有标题、一句话说明、计什么不计什么、来源，还有一张展开就能逐格读的数据表。选了哪一盏灯、复制成没成，会念出来。',
  },
  {
    term: '一步一步看',
    text: '不想滚动的，可以一次只看一步：按“上一步”“下一步”，或按方向键。翻到哪一步，读屏软件就念那一步的标题。',
    links: [['一步一步看', 'embed/story/index.html']],
  },
  {
    term: '按钮翻步',
    text: '长卷也能用按钮翻：在“显示设置”里选“按钮翻步”，就多出“上一步”“下一步”两个大按钮，可以连着按。',
  },
  {
    term: '朗读',
    text: '按“朗读”，一步一步念给您听，可以暂停，可以连着念下去；念到哪一句，哪一句标出来。用的是录好的声音，或者您的设备上自己带的中文声音，文字不会送到别处去。两样都没有的设备上，没有这个按钮。',
  },
  {
    term: '长辈版',
    text: '第一屏有“长辈版”的按钮，按一下，整个网站换成大字、大按钮，图也按大字另排；再按一下，回到标准版。下一次来还记得。',
    links: [['打开长辈版', 'index.html?big=1']],
  },
  {
    term: '放大网页',
    text: '在电脑上放大到 400%，文字重新排成一栏，不用左右拖；舞台让开，每幅图排进正文里。宽的数据表在自己的框里左右移动，用方向键也行。',
  },
  {
    term: '字号',
    text: '手机上把字调大，调到两倍，正文和按钮的字不相叠，也不出屏幕。',
  },
  {
    term: '减少动画',
    text: '系统里选了减少动画，或者在“显示设置”里选上：画面直接换过去，没有飞行和渐变，内容一样不少。网页不会自己出声，没有闪烁，不限时间，也不会自己往下翻；只有在会上循环放的网址（loop）例外，动一下就停。',
    links: [['不用动画打开', 'index.html?motion=off']],
  },
  {
    term: '对比度',
    text: 'Windows 的对比度主题开着时，图和字都改用系统的颜色，灯、水、选中的一盏靠形状和粗细分得开。“显示设置”里另有两套颜色：米色底黑字的高对比，字和底的对比在 7∶1 以上，系统里选了提高对比度就用它；还有深底浅字。平常的颜色，字和底的对比在 4.5∶1 以上。',
    links: [
      ['用高对比打开', 'index.html?theme=contrast'],
      ['用深底浅字打开', 'index.html?theme=projector'],
    ],
  },
  {
    term: '不开脚本',
    text: '全文、数字、每幅图和它的数据表、画好的地图都写在网页里，不开脚本也读得到。',
  },
  {
    term: '打印',
    text: '直接打印长卷，就是一份 A4 讲义：每一步都在，每幅图印图，或者印表。',
  },
  {
    term: '不联网',
    text: '整卷和演示装在一个文件里，存下来双击打开，不用网络。',
    links: [['不联网的文件', OFFLINE]],
  },
];

const limits: readonly Item[] = [
  {
    term: '地图上的画',
    text: '会动的地图由地图引擎画在画布上，读屏软件读不到；旁边的正文、名单和数据表说的是同样的内容。拖动和双指缩放能做的，键盘都能做。',
  },
  {
    term: '画上的字',
    text: '画上的字不一定随手机的字号变大。放大网页时会变大；也可以看正文里的说明和数据表。',
  },
  {
    term: '浏览器里的字号',
    text: '电脑上 Chrome、Edge 设置里的“字号”改不动这里的字，请放大网页（Ctrl 和加号一起按）。',
  },
  {
    term: '手语',
    text: '没有手语版。',
  },
  {
    term: '浏览器',
    text: '最低到 Chrome 87、Edge 88、Firefox 83、Safari 14。更老的没有会动的舞台，是一篇能往下读的全文，图和表都在。',
  },
  {
    term: '图片',
    text: '存下来、转发出去的图片，里面的字读屏软件读不到。请用那一幅图自己的网页，或它的数据表。',
  },
  {
    term: '演示的红点',
    text: '在会上指点的红点要用鼠标、笔或手指移动，键盘移不动它。',
  },
  {
    term: '自己改色的软件',
    text: '不理会网页声明、自己把颜色反过来的夜间模式和扩展，会改掉图上的颜色，请对本站关掉。',
  },
  {
    term: '还没有试过的',
    text: '现在靠自动检查和键盘核对，还没有请用读屏软件的读者从头到尾读过，也没有在苹果手机和微信、360、QQ 浏览器自己的外壳里试过。',
  },
];

export const words = {
  title: '无障碍说明',
  summary: (story: string): string => `《${story}》可以怎样读，哪些地方还做不到。`,
  lead: (story: string): string => `《${story}》可以怎样读，哪些地方还做不到，都写在这一页。`,
  back: (story: string): string => `回到《${story}》`,
  sections: [
    { id: 'ways', title: '可以这样读', items: ways },
    { id: 'limits', title: '还做不到的', items: limits },
  ],
  whom: '读不到，找谁',
  tell: '请说明是哪一处、网址是什么、用的什么设备和软件。',
} as const;
