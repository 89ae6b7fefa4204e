/** The page as a screen reader gets it from the browser: its accessibility tree, line by line in reading order. */
import type { CDPSession, Page } from '@playwright/test';

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** What is said before the name of what can be acted on, or of what is looked up by its kind. */
const KINDS: Readonly<Record<string, string>> = {
  link: '链接',
  button: '按钮',
  DisclosureTriangle: '按钮',
  image: '图片',
  searchbox: '输入框',
  textbox: '输入框',
};
/** Said when one comes into them, if they have a name. */
const PLACES: Readonly<Record<string, string>> = {
  navigation: '导航',
  region: '区域',
  complementary: '旁栏',
  group: '组',
  list: '列表',
  table: '表格',
  dialog: '对话框',
};
/** Text goes on through these. */
const INLINE: readonly string[] = ['none', 'generic', 'strong', 'emphasis', 'code', 'mark', 'time'];

/** The node of the accessibility tree for an element, and all nodes. */
async function treeOf(cdp: CDPSession, selector: string): Promise<{ nodes: Map<string, Node>; root: Node | undefined }> {
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const { result } = await cdp.send('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})` });
  if (!result.objectId) throw new Error(`nothing is ${selector}`);
  const { node } = await cdp.send('DOM.describeNode', { objectId: result.objectId });
  return {
    nodes: new Map(nodes.map((each) => [each.nodeId, each])),
    root: nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId),
  };
}

const propertyOf = ({ properties = [] }: Node, wanted: string): unknown => properties.find(({ name }) => name === wanted)?.value.value;

/** What is said after a name: whether it is open, or pressed. */
function stateOf(node: Node): string {
  const expanded = propertyOf(node, 'expanded');
  const pressed = propertyOf(node, 'pressed');
  return [
    expanded === undefined ? '' : expanded ? '，已展开' : '，已折叠',
    pressed === undefined ? '' : pressed === 'true' ? '，已按下' : '，未按下',
  ].join('');
}

/** Everything within an element as it is heard, a line for each thing. */
export async function heard(page: Page, selector = 'body'): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes, root } = await treeOf(cdp, selector);
  await cdp.detach();
  const lines: string[] = [];
  let text = '';
  const end = (): void => {
    if (text.trim()) lines.push(text.trim().replace(/\s+/g, ' '));
    text = '';
  };
  const children = ({ childIds = [] }: Node): Node[] => childIds.flatMap((id) => nodes.get(id) ?? []);
  const textOf = (node: Node): string =>
    !node.ignored && node.role?.value === 'StaticText' ? (node.name?.value ?? '') : children(node).map(textOf).join('');
  const walk = (node: Node): void => {
    const role = node.ignored ? 'none' : (node.role?.value ?? 'none');
    const name = (node.name?.value ?? '').trim().replace(/\s+/g, ' ').replace(' ：', '：');
    if (role === 'InlineTextBox') return;
    if (role === 'StaticText') text += node.name?.value ?? '';
    else if (INLINE.includes(role)) children(node).forEach(walk);
    else {
      end();
      const kind = KINDS[role];
      if (role === 'heading') lines.push(`标题${String(propertyOf(node, 'level'))} ${name}`);
      else if (kind) lines.push(`${kind} ${name}${stateOf(node)}`);
      else if (role === 'row') lines.push(children(node).map(textOf).join(' | '));
      else {
        const place = PLACES[role];
        if (place && name) lines.push(`${place} ${name}`);
        const said = propertyOf(node, 'live') === 'polite' ? textOf(node).trim() : '';
        if (said) lines.push(`播报 ${said}`);
        else children(node).forEach(walk);
      }
      end();
    }
  };
  if (root) walk(root);
  end();
  return lines;
}

/** What can be acted on, with its name and where a link leads. */
export async function acts(page: Page): Promise<{ role: string; name: string; url: string }[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await treeOf(cdp, 'body');
  await cdp.detach();
  return [...nodes.values()]
    .filter(({ ignored, role }) => !ignored && ['link', 'button', 'DisclosureTriangle', 'textbox', 'searchbox'].includes(role?.value ?? ''))
    .map((node) => ({ role: node.role?.value ?? '', name: node.name?.value ?? '', url: String(propertyOf(node, 'url') ?? '') }));
}
