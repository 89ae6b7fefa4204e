import { standing } from '../../drive/surface';

/** Address of the story's folder, ending in a slash, wherever this page stands in it. */
export function siteRoot(): string {
  return new URL(standing('root') ?? './', document.baseURI.replace(/[?#].*$/, '')).href;
}
