/** Words that only articles have. */
export const words = {
  /** Under a picture that unfolds, and in it after each tap. */
  tap: '轻点图画，从头一步一步看',
  again: '再点一下',
  /** Whence numbers and leads come. */
  from: ({ title, name }: { readonly title: string; readonly name: string }): string => `数字与提领句逐字引自《${title}》（${name}）`,
  /** Where the page stands, written out: an article has no links. Empty until that is known. */
  at: (address: string): string => address && `网页：${address}`,
  /** Below an article whose story asks for the reader's own street. */
  find: (unit: string): string => `要找自己的${unit}，请点文末的“阅读原文”，到网页上找。`,
} as const;
