/** Copies what is pasted as rich text. */

/** Hands both forms to the clipboard at the moment of a copy: nothing that a browser knows of the form is lost on the way. */
function copiedAtOnce(html: string, text: string): boolean {
  let taken = false;
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', take, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', take);
  return done && taken;
}

/**
 * Copies markup, and beside it the text for what takes no markup.
 * @returns false if the browser lets no script copy: then it must be done by hand
 */
export async function copyRich(html: string, text: string): Promise<boolean> {
  if (copiedAtOnce(html, text)) return true;
  if (typeof ClipboardItem === 'undefined') return false;
  try {
    const form = (type: string, content: string): Record<string, Blob> => ({ [type]: new Blob([content], { type }) });
    await navigator.clipboard.write([new ClipboardItem({ ...form('text/html', html), ...form('text/plain', text) })]);
    return true;
  } catch {
    return false;
  }
}
