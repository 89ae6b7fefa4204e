/** The page's own colours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { must } from '../../../src/tables/must';

/** Value of a variable of ui/tokens.css by its name, as it is on paper. */
export function pigmentsOf(root: string): (name: string) => string {
  const all = new Map<string, string>();
  for (const node of postcss.parse(readFileSync(join(root, 'src/ui/tokens.css'), 'utf8')).nodes)
    if (node.type === 'rule' && node.selector === ':root') node.walkDecls(({ prop, value }) => void all.set(prop, value));
  return (name) => must(all.get(name), `pigment "${name}"`);
}
