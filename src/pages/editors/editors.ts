/** Brings the editors' page to life: codes with this site's address, copying, the frame to try, and taking figures along. */
import { openShare } from '../../take/share/start';
import { siteRoot } from '../../take/share/site';
import { words } from '../../take/share/words';
import { copyText } from '../../ui/copy';
import { plainClick } from '../../ui/plainClick';
import { pressOnce } from '../../ui/once';
import { standing } from '../../drive/surface';
import { fitPictures } from '../parts/large';
import { offerSettings } from '../parts/offer';
import { codesOf } from '../../take/codes';
import { offerArticles } from './articles';
import './editors.css';

pressOnce(window);
// Where a host's policy refuses the inline copy, it is fetched.
if (standing('boot') === undefined) void import('../parts/boot.js');
offerSettings();
fitPictures(document);
const root = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href.replace(/embed\/$/, '') ?? siteRoot();

for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-code]')) {
  const { id = '', code } = field.dataset;
  const title = document.querySelector(`#host-figure option[value="${id}"]`)?.textContent ?? '';
  const codes = codesOf(root, id, title);
  field.value = code === 'frame' ? codes.frame : codes.script;
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.textContent = code === 'frame' ? words.copyFrame : words.copyScript;
  button.setAttribute('aria-label', `${button.textContent}：${title}`);
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    const copied = await copyText(field.value);
    said.textContent = ` ${copied ? words.copied : words.copyByHand}`;
    if (!copied) field.select();
  });
  field.after(button, said);
}

offerArticles();

const host = document.getElementById('host');
const select = document.getElementById('host-figure') as HTMLSelectElement | null;
const widths = [...document.querySelectorAll<HTMLInputElement>('[name=host-width]')];

/** Puts the chosen figure into an article of the chosen width, by the same script that an article would use. */
function tryOut(): void {
  if (!host || !select) return;
  host.style.width = `${widths.find(({ checked }) => checked)?.value ?? ''}px`;
  const figure = document.createElement('yunhe-figure');
  figure.setAttribute('src', codesOf(siteRoot(), select.value, '').page);
  figure.setAttribute('title', select.selectedOptions[0]?.textContent ?? '');
  host.replaceChildren(figure);
}
select?.addEventListener('change', tryOut);
for (const width of widths) {
  width.addEventListener('change', () => {
    if (host) host.style.width = `${width.value}px`;
  });
}
tryOut();

addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLElement>('[data-share]');
  if (!link || !plainClick(event)) return;
  event.preventDefault();
  openShare(link.dataset.share ?? '', null, link);
});
