import type { Nodes, Parent, Root } from 'mdast';
import { setText } from '@/core/shared/set-text';

function visit(parent: Parent): void {
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'text') child.value = setText(child.value);
    // Anchors are made from the words of headings, so these stay as they are.
    else if ('children' in child && child.type !== 'heading') visit(child);
  }
}

/** Sets the text of a Markdown tree outside headings and code. */
export function remarkTypography() {
  return (tree: Root) => visit(tree);
}
