import { readFileSync } from 'node:fs';
import type { Diagram } from '@/core/contracts/diagram-schema';

/** A stored design of a mission, such as `solutions/simple`. */
export function storedDesign(mission: string, name: string): Diagram {
  return JSON.parse(readFileSync(`content/missions/${mission}/${name}.json`, 'utf8')) as Diagram;
}

/** A stored design of the newsletter. */
export const newsletterDesign = (name: string): Diagram => storedDesign('newsletter', name);

/** A design that grades within milliseconds: nothing but what the mission gives. */
export function emptyDesign(): Diagram {
  const { components } = newsletterDesign('solutions/simple');
  const given = components.filter(({ id }) => id === 'admin' || id === 'email-provider');
  return { format: 1, components: given, connections: [], notes: [] };
}
