/** A step's words as they are read aloud: its heading, then its prose, sentence by sentence, numbers as they are displayed. */

export interface Sentence {
  readonly text: string;
  /** Where it stands on the page. */
  readonly range: Range;
}

/** Up to the sign that ends it, and the quotation marks and brackets that close with it. */
const SENTENCE = /[^。！？；]+(?:[。！？；]+[”’」』）》]*)?/g;

/** Sentences of a text: [from, to) of each, without blanks at its ends. */
export function sentencesIn(text: string): [from: number, to: number][] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: found, index }): [number, number][] => {
    const from = index + found.length - found.trimStart().length;
    return found.trim() === '' ? [] : [[from, from + found.trim().length]];
  });
}

/** The sentences of a step's element. */
export function sentencesOf(step: Element): Sentence[] {
  return [...step.querySelectorAll('.text > h1, .text > h3, .text > .prose')].flatMap(sentencesWithin);
}

function sentencesWithin(element: Element): Sentence[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  /** The node with a character, and the character's place in it. */
  const at = (character: number): [node: Text, offset: number] | null => {
    let left = character;
    for (const node of nodes) {
      if (left < node.length) return [node, left];
      left -= node.length;
    }
    return null;
  };
  const text = nodes.map(({ data }) => data).join('');
  return sentencesIn(text).flatMap(([from, to]) => {
    const [first, last] = [at(from), at(to - 1)];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(...first);
    range.setEnd(last[0], last[1] + 1);
    return [{ text: text.slice(from, to), range }];
  });
}
