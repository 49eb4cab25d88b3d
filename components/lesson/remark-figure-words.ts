import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

const WORDS = 'In words:';

function isWords(node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph') return false;
  const [first] = node.children;
  if (first?.type !== 'emphasis') return false;
  const [text] = first.children;
  return text?.type === 'text' && text.value === WORDS;
}

/** The rest of the paragraph, without its mark and the blank after it. */
function withoutMark([, second, ...rest]: PhrasingContent[]): PhrasingContent[] {
  if (second?.type !== 'text') return second === undefined ? rest : [second, ...rest];
  return [{ ...second, value: second.value.trimStart() }, ...rest];
}

/**
 * Folds the text equivalent of a figure, a paragraph that begins with `_In words:_`, into `<details>`: it gives the result
 * away, so it opens when its reader asks for it, with or without scripts.
 */
export function remarkFigureWords() {
  return (tree: Root) => {
    tree.children = tree.children.map((node) => {
      if (!isWords(node)) return node;
      const summary: Paragraph = {
        type: 'paragraph',
        data: { hName: 'summary' },
        children: [{ type: 'text', value: 'In words' }],
      };
      const words: Paragraph = { ...node, children: withoutMark(node.children) };
      return { type: 'blockquote', data: { hName: 'details' }, children: [summary, words] };
    });
  };
}
