/** Bytes → text, for files that come out of Excel, WPS or an editor. */

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/**
 * Decodes UTF-8 (with or without BOM), else GB18030, of which GBK and GB2312 are parts; line ends become LF.
 * The order is safe: Chinese text in GBK is practically never valid UTF-8.
 * Not ok with a Chinese message for UTF-16 (Excel's “Unicode 文本”), for workbooks, and for bytes that are neither.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { ok: false, message: '这个文件是 UTF-16（Unicode 文本）编码，读不了；请另存为“CSV UTF-8（逗号分隔）”' };
  }
  if (first === 0x50 && second === 0x4b) {
    return { ok: false, message: '这是一个 Excel 工作簿，不是 CSV；请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”' };
  }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { ok: true, text: text.replace(/\r\n?/g, '\n') };
    } catch {
      continue;
    }
  }
  return { ok: false, message: '文字编码认不出来；请另存为 UTF-8 编码' };
}
