/**
 * Parts of the page that are fetched when they are asked for. A part that is gone (the site was published anew while the
 * page was open), refused or slow is asked for once more; if it cannot be had, a sentence says so and shows a way on.
 */
import { zh } from './zh';

/** After this a part is slow: it is asked for again, and whichever answer comes first counts. Then it is given up, ms. */
const PATIENCE_MS = 8000;

const within = <T>(part: Promise<T>): Promise<T> =>
  new Promise((done, fail) => {
    setTimeout(() => fail(new Error('slow')), PATIENCE_MS);
    part.then(done, fail);
  });

/**
 * Asks again under another address: some browsers remember what has failed, and all of them what is still on its way.
 * The build has written the file's address into the function that loads it.
 */
async function again<T>(load: () => Promise<T>): Promise<T> {
  const [, file] = /import\(\s*["'`]([^"'`]+)/.exec(String(load)) ?? [];
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet][href*="/assets/"]')].filter(
    ({ sheet }) => !sheet?.cssRules.length,
  );
  await Promise.all(
    missing.map(
      (link) =>
        new Promise((done, fail) => {
          const copy = link.cloneNode() as HTMLLinkElement;
          copy.href += '?again';
          copy.onload = done;
          copy.onerror = fail;
          link.replaceWith(copy);
        }),
    ),
  );
  return import(/* @vite-ignore */ `${file ?? ''}?again`) as Promise<T>;
}

async function part<T>(load: () => Promise<T>): Promise<T> {
  const first = load();
  try {
    return await within(first);
  } catch {
    return within(
      new Promise((done, fail) => {
        first.then(done, () => undefined);
        again(load).then(done, fail);
      }),
    );
  }
}

/** Says that a part cannot be had. The focus stays where it is; the way on comes next. */
function sayLacking(at: Element | null, href?: string): void {
  const line = document.createElement('p');
  line.className = 'lacking';
  line.setAttribute('role', 'status');
  if (at) at.after(line);
  else document.body.prepend(line);
  const way = document.createElement(href ? 'a' : 'button');
  way.textContent = href ? zh.ownPage : zh.reload;
  if (href) way.setAttribute('href', href);
  else way.onclick = () => location.reload();
  // What comes into a place that is there already is read aloud.
  setTimeout(() => line.append(zh.lacking, way));
}

/**
 * Fetches a part and acts with it.
 * @param load nothing but the import of the part
 * @param at where a sentence is put if that fails: after what asked for it; null for the top of the page
 * @param href the page that shows the same; without it the way on is to load this page again, which stays at its step
 * @returns false if it failed
 */
export async function lazily<T>(load: () => Promise<T>, act: (part: T) => void, at: Element | null, href?: string): Promise<boolean> {
  document.querySelector('.lacking')?.remove();
  try {
    act(await part(load));
    return true;
  } catch (error) {
    console.error(error);
    sayLacking(at, href);
    return false;
  }
}
