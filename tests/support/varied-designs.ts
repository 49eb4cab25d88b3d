import { readFileSync } from 'node:fs';
import type { Diagram } from '@/core/contracts/diagram-schema';

/** So many sound designs for the newsletter that no earlier grade stands in for: each has another number of replicas. */
export function variedDesigns(count: number, first = 1): Diagram[] {
  const text = readFileSync('content/missions/newsletter/solutions/full.json', 'utf8');
  return Array.from({ length: count }, (_, n) => {
    const design = JSON.parse(text) as Diagram;
    for (const { settings } of design.components) {
      if (typeof settings?.replicas === 'number') settings.replicas += first + n;
    }
    return design;
  });
}
