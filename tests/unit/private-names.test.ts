/** Private names of classes become plain fields, and nothing else changes. */
import { expect, test } from 'vitest';
import { withoutPrivateNames } from '../../build/private-names';

/** Runs a module's code and gives what it answers. */
const run = (code: string): unknown => new Function(`${code}\nreturn answer();`)() as unknown;

const CLASSES = `
class Counter {
  #count = 1;
  static #made = 0;
  #inner = class { #count = 40; get() { return this.#count; } };
  constructor() { Counter.#made += 1; }
  get #twice() { return this.#count * 2; }
  set #twice(value) { this.#count = value / 2; }
  #add(by) { this.#count += by; return this; }
  static is(thing) { return #count in thing; }
  go() { this.#add(2).#twice = 20; this.#count++; return [this.#count, this?.#count, this.#twice, new this.#inner().get(), Counter.#made]; }
}
class Child extends Counter { #count = 'own'; both() { return [this.#count, ...this.go()]; } }
function answer() { return [new Counter().go(), new Child().both(), Counter.is(new Child()), Counter.is({}), "#count", \`#twice\`, /#made/.source]; }
`;

test('classes do the same without their private names', () => {
  const plain = withoutPrivateNames(CLASSES);
  expect(plain.replace(/"#count"|`#twice`|\/#made\//g, '')).not.toContain('#');
  expect(run(plain)).toEqual(run(CLASSES));
  expect(run(plain)).toEqual([[11, 11, 22, 40, 1], ['own', 11, 11, 22, 40, 2], true, false, '#count', '#twice', '#made']);
});

test('code without them stays as it is, and what is no module is refused', () => {
  const code = 'export const answer = () => "#a" + `#b`; // #c';
  expect(withoutPrivateNames(code)).toBe(code);
  expect(() => withoutPrivateNames('class A { m() { this.#b } }')).toThrow(SyntaxError);
});
