/** The style sheet of the large version (长辈版): a file of its own, which only those fetch who want it. */
import type { Rollup } from 'vite';

/** Its source, as the dev server serves it. */
export const LARGE_SOURCE = '/src/ui/big.css';

/** Its file in a bundle, from the site's root. */
export function largeSheet(bundle: Rollup.OutputBundle): string {
  const file = Object.values(bundle).find((each) => each.type === 'asset' && each.names.includes('big.css'));
  if (!file) throw new Error('长辈版的样式（src/ui/big.css）没有打包出来，页面拼不起来。');
  return file.fileName;
}
