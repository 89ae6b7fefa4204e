/** Brings the prerendered page to life: the stage and the canal of progress are hydrated, the text stays as it is. */
import { story } from 'virtual:yunhe/stage';
import { flushSync, hydrate } from 'svelte';
import { idAsked } from '../../drive/asked';
import { keepAddress } from '../../drive/scroll/address';
import { holdPlace } from '../../drive/scroll/hold';
import { sparingly } from '../../drive/scroll/fling';
import { observeSteps } from '../../drive/scroll/observe';
import Progress from '../../drive/scroll/Progress.svelte';
import { layOutSteps } from '../../drive/scroll/layOut';
import Stage from '../../stage/Stage.svelte';
import { choice } from '../../drive/choice.svelte';
import { motionOff } from '../../drive/motion';
import { reader } from '../../drive/reader.svelte';
import { address, addressOf, goInPlace, put, standAsText, standing } from '../../drive/surface';
import { lazily } from '../../ui/lazy';
import { pressOnce } from '../../ui/once';
import { plainClick } from '../../ui/plainClick';
import { unfold } from '../../ui/unfold';
import { offerListening } from '../listen/offer';
import { element, firstCharts, readFirstScene } from '../parts/found';
import { offerSettings } from '../parts/offer';

/** Wakes the scrolled page, piece by piece: a slow phone stays responsive meanwhile. */
export function wakePage(): void {
  pressOnce(window);
  put('wake', 'begun');
  // Where a host's policy refuses the inline copy, it is fetched. A host that runs the page's script late makes it whole all the same.
  if (standing('boot') !== undefined) put('script', 'on');
  else void import('../parts/boot.js');
  const firstScene = readFirstScene();
  let charts: Awaited<ReturnType<typeof firstCharts>> = null;
  const pieces = [
    () => hydrate(Stage, { target: element('stage'), props: { story, firstScene, charts } }),
    () => hydrate(Progress, { target: element('progress'), props: { story, firstStep: firstScene.step } }),
    () => read(firstScene.step),
    () => awaitFinder(element('finder')),
    () => offerListening((id) => document.getElementById(id)?.scrollIntoView({ behavior: motionOff() ? 'auto' : 'smooth' })),
  ];
  const wake = (): void => {
    try {
      // Effects too: what fails, fails here.
      flushSync(pieces.shift());
    } catch (error) {
      if (standing('awake') === undefined) standAsText();
      throw error;
    }
    if (pieces.length > 0) setTimeout(wake);
  };
  void firstCharts(story, firstScene)
    .then(
      (found) => (charts = found),
      () => undefined,
    )
    .then(() => setTimeout(wake));
  addEventListener('click', takeAlong);
  offerSettings();
}

function read(firstStep: string): void {
  const steps = [...document.querySelectorAll<HTMLElement>('[data-step-id]')];
  const text = document.querySelector('.steps') as HTMLElement;
  // First: whoever looks where the reader is after a change of heights finds her at her place.
  const settle = holdPlace(text);
  let moved = (): void => undefined;
  const ways = document.querySelectorAll<HTMLAnchorElement>('[data-present]');
  const follow = sparingly(reader.go);
  const here = observeSteps(steps, (id) => {
    follow(id);
    // To the presenter at the reader's step, in a new tab and as a copied link too.
    for (const way of ways) way.hash = id;
    moved();
  });
  // An address that was cut by hand is mended before it is kept.
  mendAddress(steps);
  // Between a change of heights and the next frame she is put back to her place first: the address is asked for at any time.
  moved = keepAddress(firstStep, () => {
    settle();
    return here();
  });
  layOutSteps([...steps, ...document.querySelectorAll<HTMLElement>('.note')], settle);
  put('awake', '');
  // Large buttons that she has asked for before; where they do not come, the canal's own arrows and bridges stay.
  if (standing('turns')) void import('../../drive/scroll/turns').then(({ showTurns }) => showTurns());
  // Pictures that no stage shows, at the page's foot.
  if (standing('big') === '1') void import('../settings/press').then(({ fitPictures }) => fitPictures(document));
  // The cover painting was folded away like the figures' pictures (see boot.js): now there is time for it.
  document.querySelectorAll('.painting').forEach(unfold);
}

/** A step's address that was changed a little on its way leads to the step all the same; any other opens the page at its start. */
function mendAddress(steps: readonly HTMLElement[]): void {
  const mend = (): void => {
    const { step } = address();
    const id = idAsked(
      step,
      steps.map((each) => each.id),
      story.was,
    );
    if (id && id !== step) goInPlace(id);
  };
  addEventListener('hashchange', mend);
  mend();
}

/** A figure is taken along into its dialog; the link itself leads to the figure's own page. */
function takeAlong(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-share]');
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  void lazily(
    () => import('../../take/share/later'),
    ({ openShare }) => openShare(link.dataset.share ?? '', choice.asked, link),
    link,
    link.href,
  );
}

/** The finder with its index is fetched when the reader reaches for it, or when she has chosen a street already and comes near. */
function awaitFinder(place: HTMLElement): void {
  const step = place.closest<HTMLElement>('[data-step-id]')?.dataset.stepId ?? '';
  let started = false;
  let tapped = false;
  const start = async (): Promise<void> => {
    if (started) return;
    started = true;
    started = await lazily(
      () => import('../finder/start'),
      ({ startFinder }) => startFinder(place, step, tapped),
      place,
    );
  };
  for (const reach of ['pointerover', 'focusin'] as const) place.addEventListener(reach, start, { once: true });
  // A street that is tapped before the finder has come is chosen all the same.
  place.addEventListener('click', (event) => {
    const { href } = (event.target as Element).closest('a') ?? {};
    const { street } = href ? addressOf(new URL(href)) : {};
    if (event.defaultPrevented || !street || !plainClick(event)) return;
    event.preventDefault();
    tapped = true;
    choice.choose(street);
  });
  if (choice.asked === null) return;
  const near = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.disconnect();
      void start();
    },
    { rootMargin: '100% 0px' },
  );
  near.observe(place);
}
