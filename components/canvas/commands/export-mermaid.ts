import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Diagram } from '@/core/contracts/diagram-schema';

/** Opening and closing signs of a Mermaid node, by component type. */
const SHAPES: Record<ComponentTypeId, readonly [string, string]> = {
  client: ['([', '])'],
  'load-balancer': ['{{', '}}'],
  service: ['[', ']'],
  queue: ['[[', ']]'],
  topic: ['>', ']'],
  worker: ['[/', '/]'],
  database: ['[(', ')]'],
  cache: ['[(', ')]'],
  'external-api': ['(', ')'],
};

/** Labels are text: quotes and signs that Mermaid or HTML would read become entities. */
function escaped(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;');
}

/** The diagram as a Mermaid flowchart: `-->` for synchronous, `-.->` for asynchronous. */
export function toMermaid(diagram: Diagram): string {
  const names = new Map(diagram.components.map((c, i) => [c.id, `n${i + 1}`]));
  const nodes = diagram.components.map(({ id, type, label }) => {
    const [open, close] = SHAPES[type];
    return `  ${names.get(id)}${open}"${escaped(label)}"${close}`;
  });
  const links = diagram.connections.map(({ from, to, kind, unit }) => {
    const arrow = kind === 'sync' ? '-->' : '-.->';
    const note = unit === 'item' ? '|per item|' : '';
    return `  ${names.get(from)} ${arrow}${note} ${names.get(to)}`;
  });
  return ['flowchart LR', ...nodes, ...links, ''].join('\n');
}
