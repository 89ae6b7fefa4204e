/** Plays the recording of a step. */
import { PATIENCE_MS, type Reading, type Told } from './reading';

/** One for all steps: what the reader has started once may go on by itself. */
const sound = new Audio();

/** Begins to play. */
export function play(address: string, { done, refused, failed }: Told): Reading {
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    over = true;
    clearTimeout(timer);
    sound.pause();
  };
  const end = (tell: () => void) => (): void => {
    if (over) return;
    stop();
    tell();
  };
  const fail = end(failed);
  const start = (): void => {
    clearTimeout(timer);
    timer = setTimeout(fail, PATIENCE_MS);
    sound.play().catch(({ name }: Error) => {
      // A pause breaks the promise off as well; that is no failure.
      if (over || name === 'AbortError') return;
      if (name !== 'NotAllowedError') return fail();
      clearTimeout(timer);
      refused();
    });
  };
  sound.onplaying = () => clearTimeout(timer);
  sound.onended = end(done);
  sound.onerror = fail;
  sound.src = address;
  start();
  return {
    pause() {
      clearTimeout(timer);
      sound.pause();
    },
    resume: start,
    stop,
  };
}
