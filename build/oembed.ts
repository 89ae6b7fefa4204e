import type { Story } from '../src/story/types';
import { codesOf } from '../src/take/codes';
import type { SitePage } from './shell';

/** Frame that an oEmbed consumer is told to make, px. */
const SIZE = { width: 640, height: 900 };

/** What a page that follows oEmbed 1.0 (section 2.3.4.4, type rich) learns of a figure. */
export function oembedOf({ id, title }: SitePage, { address, title: provider }: Story['site']): string {
  return `${JSON.stringify(
    {
      type: 'rich',
      version: '1.0',
      title,
      provider_name: provider,
      provider_url: address,
      ...SIZE,
      html: codesOf(address, id, title).frame,
    },
    null,
    2,
  )}\n`;
}
