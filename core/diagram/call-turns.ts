import { COMPONENTS } from '../components/registry';
import type { Diagram } from '../contracts/diagram-schema';

/**
 * The place of every connection among those its sender uses one after the other, from 1: of services and workers that send
 * along two connections or more and do not make their calls together. The diagram's order decides it.
 */
export function callTurns(diagram: Diagram): ReadonlyMap<string, number> {
  const turns = new Map<string, number>();
  for (const { id, type, settings } of diagram.components) {
    if (!('calls' in COMPONENTS[type].settings)) continue;
    if ((settings?.calls ?? COMPONENTS[type].settings.calls?.default) === 'together') continue;
    const own = diagram.connections.filter(({ from }) => from === id);
    if (own.length < 2) continue;
    for (const [index, connection] of own.entries()) turns.set(connection.id, index + 1);
  }
  return turns;
}
