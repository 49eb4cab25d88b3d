import type { Nodes, Parent, Root } from 'mdast';

const UNIT = /(\d) (ms|s|min|h|km|[kMGT]B|%)(?![\p{L}\p{N}])/gu;
const OPENING = /(?<=^)"(?=[\p{L}\p{N}])|(?<=[\s([])"(?!\s)/gu;

/**
 * A piece of running text as it is set: quotation marks and apostrophes curled, and no line break between a number and its
 * unit. A mark at the very beginning opens when a letter or a digit follows.
 */
export function setText(text: string): string {
  return text
    .replace(UNIT, '$1\u00a0$2')
    .replace(OPENING, '“')
    .replaceAll('"', '”')
    .replaceAll("'", '’');
}

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
