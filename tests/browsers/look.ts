/** What a reader sees of the story at one step, measured inside the page; sent to it as source, so each function stands alone. */

/** Left, top, right, bottom, CSS px of the window. */
export type Box = readonly [number, number, number, number];

export interface StepSeen {
  readonly layout: string;
  /** Width and height of what the page can use, px. */
  readonly page: readonly [number, number];
  /** How wide the page is altogether, px. */
  readonly wide: number;
  readonly stage: Box;
  /** Centre and width of each mark by its street. */
  readonly marks: Readonly<Record<string, readonly [number, number, number]>>;
  /** Lines of the step's own words in the window, and those of them that lie under something else. */
  readonly lines: number;
  readonly covered: readonly string[];
}

/** The step as it stands, or null while anything still moves. */
export function look(id: string): StepSeen | null {
  const root = document.documentElement;
  const stage = document.querySelector<HTMLElement>('[data-stage]');
  const svg = stage?.querySelector<SVGSVGElement>(':scope > svg');
  const step = document.querySelector<HTMLElement>(`[data-step-id="${id}"]`);
  if (!stage || !svg || !step?.hasAttribute('data-active') || root.dataset.step !== id || stage.dataset.rest !== 'true') return null;
  const { width, height } = svg.viewBox.baseVal;
  if (!(Math.abs(width - stage.clientWidth) < 0.75 && Math.abs(height - stage.clientHeight) < 0.75)) return null;

  const box = stage.getBoundingClientRect();
  const marks: Record<string, [number, number, number]> = {};
  for (const mark of stage.querySelectorAll('[data-mark]')) {
    const shape = (mark.querySelector(':scope > use') ?? mark).getBoundingClientRect();
    marks[mark.getAttribute('data-mark') ?? ''] = [shape.x + shape.width / 2, shape.y + shape.height / 2, shape.width];
  }
  const covered: string[] = [];
  let lines = 0;
  for (const words of step.querySelectorAll('h1, h2, h3, p')) {
    const range = document.createRange();
    range.selectNodeContents(words);
    for (const line of range.getClientRects()) {
      const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
      if (
        line.width < 4 ||
        line.height < 4 ||
        line.top < 0 ||
        line.bottom > innerHeight ||
        getComputedStyle(words).visibility !== 'visible'
      )
        continue;
      lines += 1;
      const top = document.elementFromPoint(x, y);
      const onStage = x > box.left && x < box.right && y > box.top && y < box.bottom;
      // The canal of progress may lie over the last line of a phone: one reads on.
      if (onStage || !top || !(step.contains(top) || top.closest('.progress')))
        covered.push(`${(words.textContent ?? '').slice(0, 12)}… (${Math.round(x)}, ${Math.round(y)})`);
    }
  }
  return {
    layout: stage.dataset.layout ?? '',
    page: [root.clientWidth, innerHeight],
    wide: root.scrollWidth,
    stage: [box.left, box.top, box.right, box.bottom],
    marks,
    lines,
    covered,
  };
}

/** Whether the stage of any mode shows the whole scene of a step and nothing moves. */
export function stands({ id, marks }: { readonly id: string; readonly marks: number }): boolean {
  return (
    document.documentElement.dataset.step === id &&
    document.querySelectorAll(`[data-stage][data-rest=true][data-scene="${id}"] [data-mark]`).length === marks
  );
}

/** Whether letters and the steps far below have their final sizes. */
export function laidOut(): boolean {
  return (
    document.documentElement.dataset.awake !== undefined &&
    document.fonts.status === 'loaded' &&
    [...document.querySelectorAll('[data-step-id]')].every(
      (step) => getComputedStyle(step).getPropertyValue('content-visibility') !== 'auto',
    )
  );
}
