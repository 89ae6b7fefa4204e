/** Brings the finder to life; fetched with its index when its step comes near. */
import { finder } from 'virtual:yunhe/streets';
import { hydrate } from 'svelte';
import Finder from './Finder.svelte';

/**
 * @param target the element that holds the prerendered finder
 * @param tapped a street was chosen in it before it came to life
 */
export function startFinder(target: HTMLElement, step: string, tapped: boolean): void {
  const early = target.querySelector('input')?.value ?? '';
  hydrate(Finder, { target, props: { finder, step, early, tapped } });
}
