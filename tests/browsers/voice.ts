/** Reading aloud, by a voice that is put in place of the browser's own: what is said, and how it is shown. */
import { at, plain, steps, story } from '../e2e/expected';
import { until } from './driver';
import { demand, openStory, STILL, type Check } from './walk';

declare global {
  interface Window {
    /** What the voice was asked to say. */
    told?: string[];
    /** What was seen of each sentence while it was said: marked in the text, or written in the panel. */
    shown?: string[];
  }
}

/** Sentence after sentence of the first step. */
export const listen: Check = {
  name: '朗读',
  async run({ driver, url }) {
    await openStory(driver, `${url}${STILL}`);
    const able = await driver.evaluate(() => {
      if (!('speechSynthesis' in window)) return false;
      const look = speechSynthesis.onvoiceschanged;
      const told: string[] = (window.told = []);
      const shown: string[] = (window.shown = []);
      const marks = (): string =>
        typeof Highlight === 'undefined'
          ? (document.querySelector('.listening .line')?.textContent ?? '')
          : [...(CSS.highlights.get('listened') ?? [])].map(String).join('');
      let stopped = false;
      const voices = {
        onvoiceschanged: null,
        getVoices: () => [{ name: 'voice', lang: 'zh-CN', localService: true }],
        cancel: () => (stopped = true),
        speak(utterance: { text: string; onstart(): void; onend(): void }) {
          told.push(utterance.text);
          setTimeout(() => {
            utterance.onstart();
            shown.push(marks());
            if (!stopped) utterance.onend();
          }, 20);
        },
      };
      Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: voices });
      // No class: as it is compiled here, browsers before Chrome 94 cannot read one.
      function Utterance(this: object, text: string): void {
        Object.assign(this, { text });
      }
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { configurable: true, value: Utterance });
      look?.call(window.speechSynthesis, new Event('voiceschanged'));
      return true;
    });
    const visible = await driver.evaluate(() => document.querySelector('.text [data-listen]')?.getClientRects().length);
    demand(visible === (able ? 1 : 0), able ? '有语音，却没有“朗读”' : '没有语音，却有“朗读”');
    if (!able) return '浏览器没有语音，没有“朗读”';
    await driver.evaluate(() => document.querySelector<HTMLElement>('.text [data-listen]')?.click());
    await until(driver, '读完第一步', () =>
      driver.evaluate(() => (window.told?.length ?? 0) > 1 && document.querySelector('.listening') === null),
    );
    const { told, shown } = await driver.evaluate(() => ({ told: window.told ?? [], shown: window.shown ?? [] }));
    const wanted = story.site.title + plain(story.steps[at(steps, 0).id]?.prose ?? []);
    demand(told.join('') === wanted, `读的是“${told.join('')}”，应是“${wanted}”`);
    demand(shown.join('') === wanted, `正在读的没有标出来：“${shown.join('｜')}”`);
    return `${told.length} 句，读到哪里标到哪里`;
  },
};
