/** Prerendered markup without its comments: for parts that no script brings to life. */
export const bare = (html: string): string => html.replace(/<!--[^>]*-->/g, '');
