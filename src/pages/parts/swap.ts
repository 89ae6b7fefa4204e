/**
 * Text with one part of it taken for another.
 * @param what what must stand there, once or more; the first is taken
 * @param where says in which text it was missing
 * @throws Error if it does not stand there: a page that lost a part in silence would look almost right
 */
export function swap(text: string, what: string | RegExp, by: string, where: string): string {
  const found = typeof what === 'string' ? text.includes(what) : text.search(what) >= 0;
  if (!found) throw new Error(`${where} 里没有找到 ${String(what)}，页面拼不起来。`);
  return text.replace(what, () => by);
}
