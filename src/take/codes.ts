/** What an editor pastes into an article. */

/** Height in px that a figure's frame takes before it has told its own; the stepper fits any. */
const FIRST_HEIGHT = 900;
const STORY_HEIGHT = 640;

export interface Codes {
  /** Address of the figure's own page. */
  readonly page: string;
  readonly frame: string;
  readonly script: string;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * The codes that embed a page of `embed/`.
 * @param root address of the story's folder, ending in a slash
 * @param id of a figure, or `story`
 */
export function codesOf(root: string, id: string, title: string): Codes {
  const page = `${root}embed/${id}/`;
  return {
    page,
    frame: `<iframe src="${page}" title="${escaped(title)}" width="100%" height="${id === 'story' ? STORY_HEIGHT : FIRST_HEIGHT}" style="border:0" loading="lazy"></iframe>`,
    script: `<a class="yunhe-embed" href="${page}">${escaped(title)}</a>\n<script src="${root}embed.js" async></script>`,
  };
}
