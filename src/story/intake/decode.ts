/** Bytes → text, for files that come out of Excel, WPS or an editor. */

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** What a file should be, and how a person gets there. */
const KINDS = {
  table: {
    name: ' CSV',
    page: '网页格式的表格，不是 CSV',
    unknown: '文字编码认不出来',
    remedy: '请在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”',
  },
  book: {
    name: ' Excel 工作簿（.xlsx）',
    page: '网页格式的表格，只改了名字，不是 Excel 工作簿',
    unknown: '这不是 Excel 工作簿，打不开',
    remedy: '请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（*.xlsx）”',
  },
  text: {
    name: '文字文件',
    page: '网页，不是数据文件',
    unknown: '文字编码认不出来',
    remedy: '请用记事本打开正确的文件，另存为 UTF-8 编码',
  },
} as const;
export type FileKind = keyof typeof KINDS;

/** How other kinds of file begin, whatever their name says. */
const OLD_BOOK = '一个旧版 Excel 工作簿（.xls）';
const STARTS: readonly (readonly [readonly number[], Readonly<Record<FileKind, string>>])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], { table: OLD_BOOK, book: OLD_BOOK, text: '一个旧版 Word 或 Excel 文件' }],
  [[0x50, 0x4b, 0x03, 0x04], { table: '一个 Excel 工作簿', book: '一个压缩包', text: '一个 Word、Excel 文件或压缩包' }],
  [[0x25, 0x50, 0x44, 0x46], { table: '一个 PDF', book: '一个 PDF', text: '一个 PDF' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { table: '一个写字板文档', book: '一个写字板文档', text: '一个写字板文档' }],
];
const HTML = /^\s*<(?:!doctype|html|head|meta|table|style|body|\?xml|div|script)\b/i;

/**
 * Decodes UTF-8 (with or without BOM), else GB18030, of which GBK and GB2312 are parts; line ends become LF.
 * The order is safe: Chinese text in GBK is practically never valid UTF-8, and UTF-8 with a bad byte in it may be valid GBK.
 * Not ok with a Chinese message for an empty file, for UTF-16 (Excel's “Unicode 文本”), for workbooks, web pages and
 * other files under a wrong name, and for bytes that are no text at all.
 */
export function decodeText(bytes: Uint8Array, kind: FileKind = 'text'): Decoded {
  const { name, page, unknown, remedy } = KINDS[kind];
  const refuse = (message: string): Decoded => ({ ok: false, message: `${message}；${remedy}` });
  const other = STARTS.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (other) return refuse(`这是${other[1][kind]}，不是${name}`);
  if (isUtf16(bytes)) return refuse('这个文件是 UTF-16（Unicode 文本）编码，读不了');
  const text = textOf(bytes)?.replace(END_MARK, '');
  if (text === undefined) return refuse(unknown);
  if (text.includes('\0\0')) return refuse('这个文件没有存完整，里面有一段是空的');
  if (isGarbled(text)) return { ok: false, message: '这个文件用错了编码打开，又保存过，字都乱了；请换回好的那一份' };
  if (text.trim() === '') return { ok: false, message: '这个文件是空的；请放回原来的内容' };
  if (HTML.test(text)) return refuse(`这是${page}`);
  return { ok: true, text: text.replace(/\r\n?/g, '\n') };
}

/** Old programs end a text with one of these signs. */
const END_MARK = /\u001a+$|(?<!\0)\0$/;
/** A text with so few bad bytes, and so much that is good, is a text: what is bad is said where it stands. */
const FEW = 3;
const ENOUGH = 10;

function textOf(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      const text = new TextDecoder(encoding).decode(bytes);
      if (text.split('\ufffd').length - 1 <= FEW && (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= ENOUGH) return text;
    }
  }
  return undefined;
}

/** Whether so many characters are lost or of no font that the text was once read in another encoding than its own. */
function isGarbled(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const lost = count(/[\ufffd\p{Co}]/gu);
  return lost >= MANY && lost * PER_LOST > count(/\p{Script=Han}/gu);
}
const MANY = 8;
const PER_LOST = 8;

/** With its mark, or without: then every second byte of the Latin letters is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  return start.filter((byte) => byte === 0).length * 4 > start.length && start.length > 3;
}
