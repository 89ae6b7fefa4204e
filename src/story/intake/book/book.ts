/** A workbook → its sheets. */
import { cellsOf, sharedStrings, type Cells } from './cells';
import { BROKEN_BOOK, partsOf, type Parts } from './parts';
import { dateStyles } from './styles';
import { walkXml } from './xml';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: Cells;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: the rest is another in every edition of the standard. */
  readonly kind: string;
  readonly part: string;
}

/** The relations of a part, their targets as names of parts. */
function relationsOf(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const [folder, file] = [part.slice(0, slash), part.slice(slash)];
  const bytes = parts.get(`${folder}_rels/${file}.rels`);
  const relations: Relation[] = [];
  if (bytes)
    walkXml(bytes, {
      open(name, attribute) {
        if (name !== 'Relationship') return;
        const target = new URL(attribute('Target') ?? '', `file:///${folder}`).pathname.slice(1);
        relations.push({
          id: attribute('Id') ?? '',
          kind: attribute('Type')?.split('/').pop() ?? '',
          part: decodeURIComponent(target).toLowerCase(),
        });
      },
    });
  return relations;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The sheets of a workbook in their order; or a Chinese message without closing full stop. */
export function sheetsOf(bytes: Uint8Array): Sheet[] | string {
  const parts = partsOf(bytes);
  if (typeof parts === 'string') return parts;
  try {
    return read(parts) ?? BROKEN_BOOK;
  } catch {
    return BROKEN_BOOK;
  }
}

function read(parts: Parts): Sheet[] | null {
  const main = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.part ?? '';
  const workbook = parts.get(main);
  if (!workbook) return null;
  const relations = relationsOf(parts, main);
  const partOf = (wanted: string): Uint8Array | undefined => parts.get(relations.find(({ kind }) => kind === wanted)?.part ?? '');
  const listed: { readonly name: string; readonly hidden: boolean; readonly id: string }[] = [];
  let since1904 = false;
  walkXml(workbook, {
    open(name, attribute) {
      if (name === 'workbookPr') since1904 = isTrue(attribute('date1904'));
      if (name === 'sheet')
        listed.push({ name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible', id: attribute('id') ?? '' });
    },
  });
  if (listed.length === 0) return null;
  const common = { strings: sharedStrings(partOf('sharedStrings')), dates: dateStyles(partOf('styles')), since1904 };
  return listed.flatMap(({ name, hidden, id }) => {
    const relation = relations.find((other) => other.id === id);
    // Charts and macros have sheets of their own.
    if (relation && relation.kind !== 'worksheet') return [];
    const part = parts.get(relation?.part ?? '');
    if (!part) throw new Error('a sheet without its part');
    return [{ name, hidden, cells: cellsOf(part, common) }];
  });
}
