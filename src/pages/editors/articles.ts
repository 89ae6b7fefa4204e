/** Articles for WeChat: beside the link to each a button that copies it as rich text. */
import { copyRich } from '../../ui/copyRich';
import { words } from '../embed/words';

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', nbsp: '\u00A0', amp: '&' };

/** The paragraphs of an article, a line each. Read as text: parsed, its styles would offend the page's policy. */
const linesOf = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|nbsp|amp);/g, (_, name: string) => CHARACTERS[name] ?? '');

/** What is pasted: the page's body as it stands in the file, and its words. */
async function articleAt(address: string): Promise<{ readonly html: string; readonly text: string }> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const page = await answer.text();
  const html = page.slice(page.indexOf('<body>') + '<body>'.length, page.lastIndexOf('</body>'));
  return { html, text: linesOf(html) };
}

/** Gives each article of the page its button. */
export function offerArticles(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-article]')) {
    const title = link.dataset.article ?? '';
    const button = document.createElement('button');
    const said = document.createElement('span');
    let coming: ReturnType<typeof articleAt> | null = null;
    // Fetched before the press: some browsers let a script copy only at once.
    const fetchAhead = (): ReturnType<typeof articleAt> => {
      coming ??= articleAt(link.href);
      coming.catch(() => (coming = null));
      return coming;
    };
    button.textContent = words.copyArticle;
    button.setAttribute('aria-label', `${words.copyArticle}：${title}`);
    said.setAttribute('role', 'status');
    for (const near of ['pointerenter', 'focus']) button.addEventListener(near, () => void fetchAhead());
    button.addEventListener('click', async () => {
      const copied = await fetchAhead()
        .then(({ html, text }) => copyRich(html, text))
        .catch(() => false);
      said.textContent = ` ${copied ? words.articleCopied : words.articleByHand}`;
    });
    link.before(button, ' ');
    link.after(said);
  }
}
