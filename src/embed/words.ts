/** Words of the embeds. */
export const words = {
  readIn: (title: string): string => `在《${title}》里看`,
} as const;
