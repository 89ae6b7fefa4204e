import { readFileSync } from 'node:fs';
import postcss, { type Container } from 'postcss';
import { describe, expect, it } from 'vitest';
import { sameRules } from '../../build/same-rules';

const built = (css: string) => postcss([sameRules()]).process(css, { from: undefined });
const declared = (rule: Container | undefined): string[] =>
  (rule?.nodes ?? []).flatMap((node) => (node.type === 'decl' ? [`${node.prop}: ${node.value}`] : []));

describe('rules said once', () => {
  it('give the system’s wish for more contrast the colours of the theme', async () => {
    const { root } = await built(readFileSync('src/ui/tokens.css', 'utf8'));
    const rules = new Map<string, Container>();
    root.walkRules((rule) => void rules.set(rule.selector, rule));
    const theme = declared(rules.get("[data-theme='contrast']"));
    expect(theme.length).toBeGreaterThan(15);
    expect(declared(rules.get(':root:not([data-theme])'))).toEqual(theme);
    expect(root.toString()).not.toContain('@same');
  });

  it('are never lost in silence', async () => {
    await expect(Promise.resolve(built("a { @same 'b'; }"))).rejects.toThrow('没有“b”这一条规则');
  });
});
