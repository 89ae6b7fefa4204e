/** The voices of the reader's own machine that can read Chinese; what would be sent to a service far away is none. */

const chinese = ({ localService, lang }: SpeechSynthesisVoice): boolean => localService && /^zh/i.test(lang);

/** All of them, as far as the browser knows by now: many learn of theirs late. */
export const voices = (): SpeechSynthesisVoice[] => ('speechSynthesis' in window ? speechSynthesis.getVoices().filter(chinese) : []);
