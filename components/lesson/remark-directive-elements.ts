import type { Nodes, Parent, Root } from 'mdast';
import { DIRECTIVES } from '@/core/lessons/directives';

interface DirectiveNode extends Parent {
  type: 'containerDirective' | 'leafDirective' | 'textDirective';
  name: string;
  attributes?: Record<string, string | null | undefined> | null;
}

const isDirective = (node: Nodes | DirectiveNode): node is DirectiveNode =>
  node.type === 'containerDirective' ||
  node.type === 'leafDirective' ||
  node.type === 'textDirective';

function visit(parent: Parent, source: string): void {
  parent.children = parent.children.map((child) => {
    const node = child as Nodes | DirectiveNode;
    if ('children' in node) visit(node, source);
    if (!isDirective(node)) return child;
    const known = node.type !== 'textDirective' && Object.hasOwn(DIRECTIVES, node.name);
    if (!known) {
      // “a ratio of 3:two” is prose, not a directive: what was written stays.
      const { start, end } = node.position ?? {};
      return { type: 'text', value: source.slice(start?.offset ?? 0, end?.offset ?? 0) };
    }
    node.data = {
      hName: 'aside',
      hProperties: {
        dataDirective: node.name,
        dataTitle: node.attributes?.title ?? undefined,
        dataName: node.attributes?.name ?? undefined,
      },
    } as typeof node.data;
    return child;
  });
}

/** Turns allow-listed directives into `<aside data-directive="…">`, and everything else that looks like one back into text. */
export function remarkDirectiveElements() {
  return (tree: Root, file: { toString(): string }) => visit(tree, String(file));
}
