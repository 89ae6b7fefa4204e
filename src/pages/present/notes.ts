/**
 * The speaker's notes, in a window of their own that works from a disk too: the page writes into it and moves it along,
 * no message is sent. Where windows are blocked, the notes are a drawer of the page.
 */
import { texts } from 'virtual:yunhe/notes';
import { mount, unmount } from 'svelte';
import type { StageStory } from '../../story/types';
import { put, standing } from '../../drive/surface';
import { pressOnce } from '../../ui/once';
import type { Laser } from './laser.svelte';
import Notes from './Notes.svelte';
import type { Stepwise } from '../../drive/steps/stepwise';
import { words } from './words';

export interface NotesControl {
  /** Opens the notes, or closes them. */
  toggle(): void;
  readonly inDrawer: boolean;
}

/** All rules of the page in one sheet: the window has none of its own. What they fetch is said from the sheet's place, not from the window's. */
const rulesOfPage = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => {
      const whole = (_: string, address: string): string => `url("${new URL(address, sheet.href ?? document.baseURI).href}")`;
      try {
        return [...sheet.cssRules].map(({ cssText }) => cssText.replace(/url\("(?!#)([^"]*)"\)/g, whole));
      } catch {
        return [];
      }
    })
    .join('\n');

/**
 * Makes the control of the notes.
 * @param onKey keys in the notes' window mean the same as in the page's
 * @param laser the hall's dot, which the notes' picture leads
 */
export function openNotes(
  story: StageStory,
  steps: Stepwise,
  onKey: (event: KeyboardEvent) => void,
  say: (text: string) => void,
  laser: Laser,
): NotesControl {
  let close: (() => void) | null = null;
  let inDrawer = false;

  const fill = (target: HTMLElement, apart: boolean): (() => void) => {
    const view = mount(Notes, { target, props: { story, steps, texts, laser, apart } });
    return () => void unmount(view);
  };

  function inWindow(other: Window & typeof globalThis): void {
    const { document: page } = other;
    // It stands apart from the page, so it says whose notes they are; of a story that is made up, that it is.
    page.title = `${words.notes} · ${document.title}`;
    page.documentElement.lang = 'zh-CN';
    put('theme', 'projector', page);
    put('notes', '', page);
    put('big', standing('big') ?? null, page);
    const sheet = new other.CSSStyleSheet();
    sheet.replaceSync(rulesOfPage());
    page.adoptedStyleSheets = [sheet];
    page.body.replaceChildren();
    // The drawings that every picture refers to, and the mark of a story that is made up.
    for (const part of document.querySelectorAll('.glyph-defs, .fictional')) page.body.append(page.importNode(part, true));
    const target = page.createElement('div');
    page.body.append(target);
    pressOnce(other);
    const empty = fill(target, true);
    other.addEventListener('keydown', onKey);
    const gone = (): void => {
      empty();
      close = null;
    };
    other.addEventListener('pagehide', gone, { once: true });
    close = () => {
      other.removeEventListener('pagehide', gone);
      gone();
      other.close();
    };
  }

  function inPage(): void {
    const drawer = document.createElement('aside');
    drawer.className = 'notes-drawer';
    drawer.setAttribute('aria-label', words.notes);
    document.body.append(drawer);
    const empty = fill(drawer, false);
    inDrawer = true;
    put('drawer', '');
    close = () => {
      empty();
      drawer.remove();
      inDrawer = false;
      put('drawer', null);
      close = null;
    };
  }

  addEventListener('pagehide', () => close?.());
  return {
    toggle() {
      if (close) return close();
      const other = window.open('', 'yunhe-notes', 'popup,width=1100,height=760');
      try {
        if (other) return inWindow(other as Window & typeof globalThis);
      } catch {
        other?.close();
      }
      say(words.blocked);
      inPage();
    },
    get inDrawer() {
      return inDrawer;
    },
  };
}
