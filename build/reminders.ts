/** What is in order but wants somebody's attention before the story is published, one Chinese sentence each. */
import type { CheckedFiles } from '../src/story/make/build';
import type { Site } from '../src/story/types';
import { UNPLACED } from '../src/tables/words';

/** What the site's settings leave out, and what is left out with it. */
export function siteReminders({ address, contact }: Site): string[] {
  return [
    ...(address ? [] : ['site.yaml 没有写网站地址（address），略去 oembed。']),
    ...(contact.length > 0 ? [] : ['site.yaml 没有写联系办法（contact），无障碍说明里略去“找谁”一节。']),
  ];
}

/** What the tables say is still open. */
export function openMatters({ platforms, places }: Pick<CheckedFiles, 'platforms' | 'places'>): string[] {
  const unplaced = places.filter(({ lon }) => lon === null).map(({ name }) => name);
  return [
    ...platforms.filter(({ status }) => status !== '').map(({ name, status, basis }) => `平台“${name}”${status}：${basis}。`),
    ...(unplaced.length > 0 ? [`${UNPLACED}：${unplaced.join('、')}。`] : []),
  ];
}
