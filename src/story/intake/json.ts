/** JSON text → a tree, or where its syntax breaks off. */
import type { Fault } from './faults';
import { brokenText } from './text';
import { unlessDeep, whole, type Read } from './tree';

/** Reads JSON. GeoJSON is often one long line, so its nodes carry no line. Null with a fault on a syntax error, with its line where the engine tells it. */
export function readJson(file: string, text: string): Read {
  return unlessDeep(file, () => {
    const parsed = parseJson(file, text);
    return 'fault' in parsed
      ? { tree: null, faults: [parsed.fault] }
      : whole(file, parsed.value, () => undefined, '整个文件应是一个 FeatureCollection；请从地图软件里重新导出 GeoJSON');
  });
}

/** Line and words of a piece of a text that an engine shows in place of a position. */
function placed(text: string, piece: string | undefined): { row?: number; found?: string } {
  const at = piece === undefined ? -1 : text.indexOf(piece);
  return piece === undefined || at === -1 ? {} : { row: text.slice(0, at).split('\n').length, found: piece.trim() };
}

function parseJson(file: string, text: string): { readonly value: unknown } | { readonly fault: Fault } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const said = error instanceof Error ? error.message : '';
    const position = /end of JSON/.test(said) ? Infinity : /position (\d+)/.exec(said)?.[1];
    const near = /, (?:\.{3})?"([\s\S]+?)"(?:\.{3})? is not valid JSON$/.exec(said)?.[1];
    const row = position === undefined ? placed(text, near) : { row: text.trimEnd().slice(0, Number(position)).split('\n').length };
    const message =
      (/control character/.test(said) ? brokenText(text)?.message : undefined) ?? '不是完整的 JSON；请检查这附近的引号、逗号和括号是否齐全';
    return { fault: { file, ...row, message } };
  }
}
