/**
 * Copies a text. Where the clipboard cannot be reached by script alone (old browsers, pages without https, some frames),
 * a text field is selected and copied as by hand.
 * @param home what holds the field for that moment: inside an open dialog nothing else can be selected
 * @returns false if neither way worked: then the text must be shown, to be copied by hand
 */
export async function copyText(text: string, home: HTMLElement = document.body): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.className = 'unseen';
    home.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return copied;
  }
}
