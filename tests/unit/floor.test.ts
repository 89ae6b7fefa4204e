/** The check of built files against the oldest browsers: it catches what it is there for, and lets pass what is asked for first. */
import { describe, expect, it } from 'vitest';
import { floorFaults } from '../../tools/floor/files';
import { FLOOR } from '../../build/floor';

const faultsOf = (name: string, text: string): string[] => floorFaults([{ name, text }], {});
const style = (css: string): string[] => faultsOf('assets/a.css', css);
const script = (code: string): string[] => faultsOf('assets/a.js', code);

describe('styles', () => {
  it.each([
    ['a unit without a fallback', 'a{height:50svh}', 'viewport_percentage_units_small'],
    ['a fallback that comes too late', 'a{height:50svh;height:50vh}', 'viewport_percentage_units_small'],
    ['a fallback in another rule', 'a{height:50vh}a{height:50dvh}', 'viewport_percentage_units_dynamic'],
    ['a custom property said twice', ':root{--stage:55vh;--stage:55svh}', 'in --stage'],
    ['a function', 'a{color:color-mix(in srgb,red,blue)}', 'color-mix'],
    ['a function in a custom property', 'a{--x:color-mix(in srgb,red,blue)}', 'in --x'],
    ['a property', 'a{aspect-ratio:1}', 'aspect-ratio'],
    ['a key word', 'a{overflow:clip}', 'overflow.clip'],
    ['a shorthand', 'a{inset:0}', 'inset'],
    ['a selector', ':is(a,b){color:red}', 'selectors.is'],
    ['a selector that takes others with it', 'a:hover b,a:focus-visible b{opacity:1}', 'focus-visible with others'],
    ['a selector after all', 'a:has(b){color:red}', 'selectors.has'],
    ['nesting', 'a{b{color:red}}', 'nesting'],
    ['a layer', '@layer x{a{color:red}}', 'at-rules.layer'],
    ['a range in a media query', '@media (width>=600px){a{color:red}}', 'range_syntax'],
    ['a condition that asks for something else', '@supports (display:grid){a{height:1svh}}', 'viewport_percentage_units_small'],
    ['gaps in a flex box', 'a{display:flex;gap:1em}', 'flex_context'],
  ])('finds %s', (_what, css, feature) => {
    expect(style(css)).toEqual([expect.stringContaining(feature)]);
  });

  it.each([
    ['plain words', ':root{--stage:55vh}a{height:var(--stage);display:grid;gap:1em;color:rgb(0 0 0/50%)}'],
    ['a fallback before', 'a{height:50vh;height:50svh}'],
    ['a condition', ':root{--stage:55vh}@supports (height:1svh){:root{--stage:55svh}}'],
    ['a condition on a selector', '@supports selector(a:has(b)){a:has(b){color:red}}'],
    ["vendors' own names", 'a{-webkit-line-clamp:2}b::-webkit-details-marker{display:none}'],
    ['names that only look like it', 'a{background:url(x-50svh.png);content:"50svh";font-family:svh}'],
  ])('passes %s', (_what, css) => {
    expect(style(css)).toEqual([]);
  });
});

describe('scripts', () => {
  it.each([
    ['a method', 'export const last=(a)=>a.at(-1)', '.at()'],
    ['a method although data have a field of that name', 'const p={at:[1,2]};p.list.at(-1)', '.at()'],
    ['another', '[1].findLast(Boolean)', '.findLast()'],
    ['a static method', 'Object.hasOwn({},"a")', 'Object.hasOwn'],
    ['a global function', 'structuredClone({})', 'structuredClone'],
    ['a method of the browser', 'crypto.randomUUID()', '.randomUUID()'],
    ['a dialog without asking', 'const d=document.querySelector("dialog");d.showModal()', '.showModal()'],
    ['a dialog that was asked for elsewhere', 'function a(d){if("showModal"in d)b()}function b(d){d.showModal()}', '.showModal()'],
    ['an idle callback without asking', 'requestIdleCallback(()=>0)', 'requestIdleCallback'],
    ['looking back in a pattern', 'const r=/(?<!a)b/', 'lookbehind'],
    ['a chain that spreads arguments', 'const f=(a,b)=>a?.(...b)', '?.(...)'],
    ['a chain that spreads arguments further on', 'const f=(a,b)=>a?.b.c(1,...b).d', '?.(...)'],
    ['a younger language', 'class A{static{this.a=1}}', 'ES2021'],
  ])('finds %s', (_what, code, feature) => {
    expect(script(code)).toEqual([expect.stringContaining(feature)]);
  });

  it.each([
    ['a chain, and what is spread outside it', 'const f=(a,b)=>[a?.b(1),c(...b)]'],
    [
      'what everybody has',
      'document.querySelectorAll("a").forEach((a)=>a.closest("b")?.remove());Promise.allSettled([]);"a".replaceAll("a","b")',
    ],
    ['typeof', 'function f(d){if(typeof d.showModal==="function")d.showModal()}'],
    ['in', 'function f(d){if("showModal"in d)d.showModal()}'],
    ['a condition', 'const f=(d)=>{d.showModal&&d.showModal()}'],
    ['a call that may be none', 'function f(d){d.showModal?.()}'],
    ['a global after typeof', 'function later(f){if(typeof requestIdleCallback==="function")requestIdleCallback(f);else f()}'],
    ['a method of its own', 'const list={at(k){return k}};list.at(1)'],
    ['a name of its own', 'const structuredClone=(a)=>a;structuredClone(1)'],
    ['a question outside of every function', 'const has=typeof structuredClone;if("showModal"in document.body)document.body.showModal()'],
    ['a field', 'const p={at:1};p.at'],
  ])('passes %s', (_what, code) => {
    expect(script(code)).toEqual([]);
  });
});

describe('pages', () => {
  it('reads what stands inside a page', () => {
    const page = (text: string): string[] => faultsOf('index.html', text);
    expect(page('<style>a{inset:0}</style><noscript><style>b{inset:0}</style></noscript>')).toHaveLength(2);
    expect(page('<script>[].at(0)</script><script type="module" src="x.js"></script>')).toHaveLength(1);
  });

  it('of the map engine only the language', () => {
    expect(faultsOf('assets/engine-x.js', '[].at(0)')).toEqual([]);
    expect(faultsOf('assets/engine-x.js', 'class A{static{}}')).toHaveLength(1);
  });

  it('an allowance passes its own feature only, and must be needed', () => {
    const file = { name: 'a.css', text: 'a{inset:0;aspect-ratio:1}' };
    expect(floorFaults([file], { 'css.properties.inset': 'why' })).toEqual([expect.stringContaining('aspect-ratio')]);
    expect(
      floorFaults([file], { 'css.properties.inset': 'why', 'css.properties.aspect-ratio': 'why', 'css.at-rules.layer': 'why' }),
    ).toEqual([expect.stringContaining('css.at-rules.layer')]);
  });

  it('knows the floor by name and version', () => {
    for (const name of FLOOR) expect(style('a{aspect-ratio:1/1}').join().includes(name) || name === 'edge88').toBe(true);
  });
});
