/** Rules that hold on two conditions which CSS cannot join: written once, and put in twice when the style sheet is built. */
import type { Plugin } from 'postcss';

/**
 * `@same "selector";` in a rule stands for all declarations of the first rule with that selector in the same style sheet.
 * The text takes no more room on its way for it: what repeats is packed.
 */
export function sameRules(): Plugin {
  return {
    postcssPlugin: 'same-rules',
    OnceExit(sheet) {
      sheet.walkAtRules('same', (asked) => {
        const selector = asked.params.slice(1, -1);
        const rule = sheet.nodes.find((node) => node.type === 'rule' && node.selector.replace(/"/g, "'") === selector);
        if (rule?.type !== 'rule') throw asked.error(`没有“${selector}”这一条规则，@same 抄不了。`);
        asked.replaceWith(rule.clone().nodes);
      });
    },
  };
}
