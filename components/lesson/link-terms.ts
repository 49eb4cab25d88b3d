import type { Link, Nodes, Parent, PhrasingContent, Root } from 'mdast';
import type { GlossaryTerm } from '@/core/lessons/glossary-schema';
import { firstTermUse } from '@/core/lessons/glossary-words';

const SKIPPED = new Set(['heading', 'link', 'code', 'leafDirective', 'textDirective']);

/** What folds beneath a figure is no place for a first use: few ever open it. */
function isInWords(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false;
  const [first] = node.children;
  const lead = first?.type === 'emphasis' ? first.children[0] : undefined;
  return lead?.type === 'text' && lead.value.startsWith('In words');
}

function termLink(id: string, child: PhrasingContent): Link {
  const data = { hProperties: { dataTerm: id } };
  return { type: 'link', url: `/glossary#${id}`, children: [child], data };
}

/**
 * Links the first use of each term to the glossary, outside headings, links and blocks of code. Changes the tree; returns the
 * terms that were linked, in the order of their uses.
 */
export function linkTerms(tree: Root, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  const open = new Map(terms.map((term) => [term.id, term]));
  const linked: GlossaryTerm[] = [];
  const take = (id: string) => {
    const term = open.get(id);
    if (term !== undefined) linked.push(term);
    open.delete(id);
  };

  function split(value: string): PhrasingContent[] {
    const use = firstTermUse(value, [...open.values()]);
    if (use === null) return value === '' ? [] : [{ type: 'text', value }];
    take(use.id);
    const word = termLink(use.id, { type: 'text', value: value.slice(use.start, use.end) });
    const before: PhrasingContent[] =
      use.start === 0 ? [] : [{ type: 'text', value: value.slice(0, use.start) }];
    return [...before, word, ...split(value.slice(use.end))];
  }

  function visit(parent: Parent): void {
    parent.children = parent.children.flatMap((child) => {
      const node = child as Nodes;
      if (SKIPPED.has(node.type) || isInWords(node)) return [child];
      if (node.type === 'text') return split(node.value);
      if (node.type === 'inlineCode') {
        const use = firstTermUse(node.value, [...open.values()]);
        if (use?.start !== 0 || use.end !== node.value.length) return [child];
        take(use.id);
        return [termLink(use.id, node)];
      }
      if ('children' in node) visit(node);
      return [child];
    });
  }
  visit(tree);
  return linked;
}
