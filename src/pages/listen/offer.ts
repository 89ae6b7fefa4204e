/** Offers to read aloud where that is possible; what reads comes when it is asked for, and nothing ever speaks unasked. */
import { put } from '../../drive/surface';
import { lazily } from '../../ui/lazy';

/** What would be sent to a service far away is no voice of the reader's own. */
const chinese = ({ localService, lang }: SpeechSynthesisVoice): boolean => localService && /^(?:zh|cmn)/i.test(lang);

/** The voices of the reader's machine that read Chinese, as far as the browser knows by now: many learn of theirs late. */
const voices = (): SpeechSynthesisVoice[] => ('speechSynthesis' in window ? speechSynthesis.getVoices().filter(chinese) : []);

/**
 * Shows the buttons: those of steps with a recording, and all of them once a voice is there.
 * @param go brings a step before the reader
 */
export function offerListening(go: (id: string) => void): void {
  const look = (): void => put('voice', voices()[0] ? 'own' : '');
  look();
  // In Safari 14 it is no target of events.
  if ('speechSynthesis' in window) speechSynthesis.onvoiceschanged = look;
  addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-listen]');
    if (button)
      void lazily(
        () => import('./start'),
        ({ listen }) => listen(button, go, voices()),
        button,
      );
  });
}
