import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';

/** The ids of the parts that a component is connected with, by direction and kind: `> queue-1 async`. */
function ties({ connections }: Diagram, id: string): string[] {
  return connections.flatMap(({ from, to, kind }) => [
    ...(from === id ? [`> ${to} ${kind}`] : []),
    ...(to === id ? [`< ${from} ${kind}`] : []),
  ]);
}

/** Which component of `from` plays the part of which one of `to`, by id. Only components of one type are paired. */
function partners(from: Diagram, to: Diagram): Map<string, string> {
  const pairs = new Map<string, string>();
  const free = new Map(from.components.map((component) => [component.id, component]));
  const open = new Map(to.components.map((component) => [component.id, component]));
  const pair = (mine: DiagramComponent, its: DiagramComponent) => {
    pairs.set(mine.id, its.id);
    free.delete(mine.id);
    open.delete(its.id);
  };
  for (const mine of from.components) {
    const its = open.get(mine.id);
    if (its?.type === mine.type) pair(mine, its);
  }
  for (;;) {
    let best: { mine: DiagramComponent; its: DiagramComponent; score: number } | null = null;
    for (const mine of free.values()) {
      const known = ties(from, mine.id).map((tie) => {
        const [way = '', id = '', kind = ''] = tie.split(' ');
        return `${way} ${pairs.get(id)} ${kind}`;
      });
      for (const its of open.values()) {
        if (its.type !== mine.type) continue;
        const there = ties(to, its.id);
        const shared = known.filter((tie) => there.includes(tie)).length;
        const named = its.label.toLowerCase() === mine.label.toLowerCase();
        const score = 2 * shared + (named ? 1 : 0);
        if (best === null || score > best.score) best = { mine, its, score };
      }
    }
    if (best === null) return pairs;
    pair(best.mine, best.its);
  }
}

/**
 * `diagram` with the ids and names of `own` for the parts that both have, so that the two can be compared: parts pair off by
 * id, then by what of the same kind they are connected with, and at last by type alone. What has no partner gets an id that
 * `own` does not use, and keeps its name.
 */
export function namedLike(diagram: Diagram, own: Diagram): Diagram {
  const pairs = partners(diagram, own);
  const labels = new Map(own.components.map(({ id, label }) => [id, label]));
  const taken = new Set(own.components.map(({ id }) => id));
  const idOf = (id: string) => pairs.get(id) ?? (taken.has(id) ? `other-${id}` : id);
  return {
    ...diagram,
    components: diagram.components.map((component) => ({
      ...component,
      id: idOf(component.id),
      label: labels.get(pairs.get(component.id) ?? '') ?? component.label,
    })),
    connections: diagram.connections.map((connection) => ({
      ...connection,
      from: idOf(connection.from),
      to: idOf(connection.to),
    })),
  };
}
