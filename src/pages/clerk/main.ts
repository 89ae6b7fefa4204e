/** The clerk's page: the story in a frame, and beside it what the dev server says of the data. Only the dev server has it. */
import { mount } from 'svelte';
import { address } from '../../drive/surface';
import { element } from '../parts/found';
import Clerk from './Clerk.svelte';
import { CLERK_EVENT, type ClerkReport } from './report';

/** The story at the step that the page's own address asks for. */
function storyAddress(): URL {
  const story = new URL(address().href);
  story.pathname = '/index.html';
  return story;
}

mount(Clerk, {
  target: element('clerk'),
  props: {
    storyAddress,
    listen: (take: (report: ClerkReport) => void, stopped: () => void) => {
      import.meta.hot?.on(CLERK_EVENT, take);
      import.meta.hot?.on('vite:ws:disconnect', stopped);
      import.meta.hot?.send(CLERK_EVENT);
    },
  },
});
