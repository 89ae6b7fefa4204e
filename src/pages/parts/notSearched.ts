/** For a page that people find from the story: search engines are to find the story itself. */
export const notSearched = '<meta name="robots" content="noindex">';
