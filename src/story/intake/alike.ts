/** Names that differ by case, by an ending, or by a letter or so. */
export function alike(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase().replace(/[^a-z]/g, ''), b.toLowerCase().replace(/[^a-z]/g, '')];
  if (x === '' || y === '') return false;
  let start = 0;
  while (start < Math.min(x.length, y.length) && x[start] === y[start]) start += 1;
  let end = 0;
  while (end < Math.min(x.length, y.length) - start && x.charAt(x.length - 1 - end) === y.charAt(y.length - 1 - end)) end += 1;
  return Math.max(x.length, y.length) - start - end <= 2 && start + end > 0;
}
