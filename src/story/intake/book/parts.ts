/** Bytes → the parts of a workbook by their names, or what the file is instead. */
import { unzipSync } from 'fflate';
import { decodeText } from '../decode';

/** Name of each part, in lower case and without a slash in front → its bytes. */
export type Parts = ReadonlyMap<string, Uint8Array>;

const REMEDY = '请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（*.xlsx）”';
export const BROKEN_BOOK = '这个工作簿打不开，文件坏了，或者没有存完整；请换回好的那一份，或在 Excel 里打开，修复以后再存一次';
/** A few tables are a thousandth of it: what grows beyond is no workbook of ours, and would fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
const normal = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The XML parts of a workbook; a Chinese message without closing full stop if the file is none. */
export function partsOf(bytes: Uint8Array): Parts | string {
  if (!begins(bytes, ZIP)) return otherKind(bytes);
  let size = 0;
  const parts = new Map<string, Uint8Array>();
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels|bin)$/i.test(name)) return false;
        size += originalSize;
        return size <= MOST_BYTES;
      },
    });
    for (const [name, content] of Object.entries(files)) parts.set(normal(name), content);
  } catch {
    return BROKEN_BOOK;
  }
  if (size > MOST_BYTES) return '这个工作簿太大了，读不了；请只留数据，删去图片、大片的格式和用不着的表';
  if (parts.has('xl/workbook.bin')) return `这是二进制的工作簿（.xlsb），只改了名字；${REMEDY}`;
  if (!parts.has('_rels/.rels')) return `这不是 Excel 工作簿，是别的文件改了名字；${REMEDY}`;
  return parts;
}

function otherKind(bytes: Uint8Array): string {
  if (begins(bytes, OLE) && new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage'))
    return '这个工作簿设了打开密码，读不了；请在 Excel 或 WPS 里打开，去掉密码再保存';
  const decoded = decodeText(bytes, 'book');
  return decoded.ok ? `这是 CSV 一类的文字，只改了名字，不是 Excel 工作簿；${REMEDY}` : decoded.message;
}
