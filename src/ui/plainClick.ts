/** True for a press that means "here". With Ctrl, Meta, Shift or Alt, or by another button, a link opens elsewhere: the browser does that. */
export function plainClick({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return !(button || ctrlKey || metaKey || shiftKey || altKey);
}
