/** The whole story in a frame, one step at a time: no scroll of its own that the page around it could lose. */
import { keyName } from '../../drive/steps/keys';
import type { Stepwise } from '../../drive/steps/stepwise';
import { standing } from '../../drive/surface';
import { sayAgain } from '../embed/speak';
import { offerListening } from '../listen/offer';
import { tellWayBack, WAY } from '../embed/wayBack';
import { offerSettings } from '../parts/offer';
import './stepper.css';

/** The stepper fits any height, so it only says that it is there. */
const HERE = { yunhe: 'here', id: 'story' } as const;
const MOST_WORDS = 30;

/** Keys, the link to the whole story, and a word to the page around. */
export function drive(steps: Stepwise): void {
  const whole = document.querySelector<HTMLAnchorElement>('.whole a');
  const usual = whole?.textContent ?? '';
  const listen = document.querySelector<HTMLElement>('.whole .listen');
  const said = document.querySelector<HTMLElement>('[data-said]');
  const turns: Record<string, () => void> = {
    ArrowRight: () => steps.by(1),
    ArrowDown: () => steps.by(1),
    PageDown: () => steps.by(1),
    ArrowLeft: () => steps.by(-1),
    ArrowUp: () => steps.by(-1),
    PageUp: () => steps.by(-1),
    Home: () => steps.by(-steps.ids.length),
    End: () => steps.by(steps.ids.length),
  };
  addEventListener('keydown', (event) => {
    const turn = turns[keyName(event)];
    // In a dialog the arrows go from choice to choice.
    if (!turn || (event.target as Element).closest('dialog') || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    turn();
  });
  steps.watch(() => {
    document.querySelector(`.${WAY}`)?.remove();
    const id = steps.ids[steps.index] ?? '';
    if (whole) {
      whole.hash = id;
      whole.textContent = (document.querySelector(`#${id} #finder`) && whole.dataset.find) ?? usual;
    }
    if (listen) standFor(document.querySelector<HTMLElement>(`#${id} .listen`), listen);
  });
  if (said) steps.tell(said, (title) => title);
  offerListening(steps.go);
  tellWayBack(whole);
  offerSettings();
  if (standing('big') === '1') void import('../settings/press');
  if (parent === window) return;
  let words = 0;
  const say = (): void => {
    words += 1;
    if (words <= MOST_WORDS) parent.postMessage(HERE, '*');
  };
  sayAgain(say);
  say();
}

/** The one button for all steps stands for the step's own. */
function standFor(own: HTMLElement | null, button: HTMLElement): void {
  delete button.dataset.recording;
  Object.assign(button.dataset, own?.dataset);
}
