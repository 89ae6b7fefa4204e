/** Brings the prerendered page to life: the stage and the canal of progress are hydrated, the text stays as it is. */
import { story } from 'virtual:yunhe/stage';
import { hydrate } from 'svelte';
import type { Scene } from './model/scene';
import { FIRST_SCENE } from './page/first';
import { addressWriter } from './scroll/address';
import { observeSteps } from './scroll/observe';
import Progress from './scroll/Progress.svelte';
import { layOutSteps } from './scroll/layOut';
import Stage from './stage/Stage.svelte';
import { choice } from './state/choice.svelte';
import { reader } from './state/reader.svelte';
import './ui/index.css';

// Where a host's policy refuses the inline copy, it is fetched.
if (!document.documentElement.dataset.script) void import('./page/boot.js');

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};
const steps = [...document.querySelectorAll<HTMLElement>('[data-step-id]')];
const firstScene = JSON.parse((element(FIRST_SCENE) as HTMLTemplateElement).content.textContent ?? '') as Scene;

/** Each piece in a task of its own: a slow phone stays responsive while the page wakes. */
const pieces = [
  () => hydrate(Stage, { target: element('stage'), props: { story, firstScene } }),
  () => hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } }),
  read,
  () => awaitFinder(element('finder')),
];
function wake(): void {
  pieces.shift()?.();
  if (pieces.length > 0) setTimeout(wake);
}
setTimeout(wake);

function read(): void {
  const write = addressWriter(firstScene.step);
  observeSteps(steps, (id) => {
    reader.go(id);
    write(id);
  });
  layOutSteps(steps);
  document.documentElement.dataset.awake = '';
  // The cover painting was folded away like the figures' pictures (see boot.js): now there is time for it.
  document.querySelectorAll('.painting noscript').forEach((fold) => (fold.outerHTML = fold.textContent ?? ''));
}

// Where dialogs are not known, the link leads to the figure's own page.
if ('HTMLDialogElement' in window) {
  addEventListener('click', async (event) => {
    const link = (event.target as Element).closest<HTMLElement>('[data-share]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    (await import('./share/start')).openShare(link.dataset.share ?? '', choice.asked, link);
  });
}

/** The finder with its index is fetched when the reader reaches for it, or when she has chosen a street already and comes near. */
function awaitFinder(place: HTMLElement): void {
  const step = place.closest<HTMLElement>('[data-step-id]')?.dataset.stepId ?? '';
  let started: Promise<unknown> | undefined;
  const start = (): Promise<unknown> => (started ??= import('./street/start').then(({ startFinder }) => startFinder(place, step)));
  for (const reach of ['pointerover', 'focusin'] as const) place.addEventListener(reach, start, { once: true });
  // A street that is tapped before the finder has come is chosen all the same.
  place.addEventListener('click', (event) => {
    const id = new URL((event.target as Element).closest('a')?.href ?? location.href).searchParams.get('street');
    if (event.defaultPrevented || id === null) return;
    event.preventDefault();
    choice.choose(id);
  });
  if (choice.asked === null) return;
  const near = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    near.disconnect();
    void start();
  }, { rootMargin: '100% 0px' });
  near.observe(place);
}
