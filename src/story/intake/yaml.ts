/** YAML text → a tree, or the first thing that is wrong with its syntax, as a person would name it. */
import { isAlias, isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { rowList, type Fault } from './faults';
import { TOO_DEEP, unlessDeep, whole, type Path, type Read } from './tree';

const YAML_HINTS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对；同一层的内容要对齐，用空格，不用 Tab',
  TAB_AS_INDENT: '缩进用了 Tab；请改成空格',
  DUPLICATE_KEY: '同一层里这一项写了两次，请删去一个',
  MISSING_CHAR: '少了一个符号；请检查引号、括号是否成对，冒号是否是英文冒号加一个空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里出现了两个“英文冒号加空格”；请把整句放进英文双引号',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MULTILINE_IMPLICIT_KEY: '这一行少了冒号，或冒号不是“英文冒号加空格”',
};

const START_HINT = '一句话若以 { [ * & ! % @ ` | > # 或引号开头，要整句放进英文双引号';

/**
 * Reads YAML with the failsafe schema: every scalar stays the text that was typed, so nothing is converted behind
 * the writer's back (0330 keeps its zero, 2021 stays text, an empty value is '').
 * @returns the tree, or null with the first syntax error and every key written twice, each with its line
 */
export function readYaml(file: string, text: string): Read {
  const typed = typingFault(file, text);
  if (typed) return { tree: null, faults: [typed] };
  return unlessDeep(file, () => readDocument(file, text));
}

function readDocument(file: string, text: string): Read {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const rowAt = (offset: number): number => lines.linePos(offset).line;
  // What follows a first broken line is mostly its echo; a key written twice breaks nothing else.
  const telling = document.errors.filter((error, index) => index === 0 || error.code === 'DUPLICATE_KEY');
  const typedAt = text.split('\n');
  const inRow = (row: number, message: string): Fault => ({ file, row, ...quoted(typedAt[row - 1]), message });
  const faults = telling.map((error) => {
    const { row, message } = misindented(error.code, rowAt(error.pos[0]), typedAt) ?? {
      row: openQuoteRow(error.message, text) ?? rowAt(error.pos[0]),
      message: hintOf(error.code),
    };
    return inRow(row, message);
  });
  if (faults.length === 0)
    faults.push(...markOffsets(document).map((offset) => inRow(rowAt(offset), `开头的符号在 YAML 里另有用处；${START_HINT}`)));
  if (faults.length > 0) return { tree: null, faults };
  const rowOf = (path: Path): number | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return rowAt(node.range[0]);
    }
    return undefined;
  };
  return whole(file, document.toJS(), rowOf, '整个文件应是一项一项的“名字: 内容”；请放回原来的内容');
}

/** What looks right and is none of YAML's signs: each with its remedy, and the first line of its kind. */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/^ *\t[ \t]*(?=[-\w“"'#])/, '缩进用了 Tab；请改成空格'],
  [/^ *[\u3000\u00a0][\s\u3000\u00a0]*(?:-\s|[\w-]+\s*[:：])/, '缩进用了全角空格；请改成半角空格'],
  [/^ *[－—–‐•·]\s*[\w-]+\s*[:：]|^ *[－•·]\s*\S/, '列表的短横线要用半角的 -，后面空一格'],
  [/^ *-(?:id|title|label|kind|prose)\s*[:：]/, '短横线 - 后面要空一格'],
];

function typingFault(file: string, text: string): Fault | null {
  const rows = text.split('\n');
  for (const [pattern, message] of TYPED) {
    const found = rows.flatMap((line, index) => (pattern.test(line) && !/^---/.test(line) ? [index + 1] : []));
    const [row, ...more] = found;
    if (row !== undefined)
      return { file, row, ...quoted(rows[row - 1]), message: more.length === 0 ? message : `${message}；这样的还有${rowList(more)}` };
  }
  return null;
}

/** What a line says, for a sentence about it; an empty one says nothing. */
const quoted = (line = ''): { found?: string } => (line.trim() === '' ? {} : { found: line.trim() });

const hintOf = (code: string): string =>
  YAML_HINTS[code] ?? `这一行的写法不合 YAML 的规矩；请检查缩进、英文冒号后的空格、引号和括号；${START_HINT}`;

/** A line out of line with its neighbours is reported as if a sign were missing, or as two entries in the line above it. */
function misindented(code: string, row: number, lines: readonly string[]): { row: number; message: string } | null {
  const key = /^\s*(?:- )?[\w-]+:(?: [^"'[{]*)?$/;
  const [line = '', next = ''] = lines.slice(row - 1, row + 1);
  const message = YAML_HINTS.BAD_INDENT ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && line.split(': ').length === 2 && key.test(next)) return { row: row + 1, message };
  return code === 'MISSING_CHAR' && key.test(line) && line.split(': ').length <= 2 ? { row, message } : null;
}

/** An open quotation mark is noticed only at the end of the file; the line that opened it is the one with an odd number of marks. */
function openQuoteRow(message: string, text: string): number | null {
  const mark = /Missing closing (["'])quote/.exec(message)?.[1];
  if (mark === undefined) return null;
  const index = text.split('\n').findIndex((line) => (line.split(mark).length - 1) % 2 === 1);
  return index === -1 ? null : index + 1;
}

/** Where a value begins with *, & or !, which YAML takes as alias, anchor or tag and would swallow. */
function markOffsets(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Node: (_, node) => {
      if (node.range && (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)) offsets.push(node.range[0]);
    },
  });
  return offsets;
}
