import { resolveSettings } from '../components/resolve-settings';
import { hasSteps } from '../components/roles';
import type { Connection, Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { contentHash } from '../shared/content-hash';
import { orderOfPieces } from './order-of-pieces';

/** A design without what does not count: ids, labels, positions, notes, and every order but that of a sender's connections. */
export interface CanonicalForm {
  /** The design in its canonical ids; given components keep theirs, labels are the ids. */
  diagram: Diagram;
  /** The form as JSON text: equal for equal designs, and for no others. */
  text: string;
  /** A short name of the form; see `contentHash` for what it is worth. */
  hash: string;
  /** Ids of the canonical design with those of the given one: an isomorphism. */
  components: ReadonlyMap<string, string>;
  connections: ReadonlyMap<string, string>;
}

type Rules = Pick<Mission, 'given' | 'limits' | 'flows'>;

/** What counts of a connection apart from its ends and its place among its sender's. */
function kindOf({ kind, unit, flows }: Connection, from: DiagramComponent, known: number): string {
  const splits = kind === 'async' && hasSteps(from);
  const chosen = flows && new Set(flows);
  const all = chosen === undefined || chosen.size === known;
  return JSON.stringify([
    kind,
    splits && unit === 'item' ? 'item' : 'request',
    all ? null : [...chosen].sort(),
  ]);
}

/** What counts of a component apart from its connections: a given one by its id, any other by type and settings. */
function lookOf(mission: Rules, component: DiagramComponent, given: ReadonlySet<string>): string {
  if (given.has(component.id)) return JSON.stringify(['given', component.id]);
  const settings = Object.entries(resolveSettings(mission, component));
  return JSON.stringify([
    component.type,
    settings.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  ]);
}

/**
 * The canonical form of a diagram that a mission accepts. Components are numbered in the order in which the mission's given
 * components lead to them along each sender's own order; what none of them leads to is ordered by its shape. Takes time
 * in proportion to the diagram, apart from parts that nothing leads to, which are searched within a fixed number of steps:
 * beyond it (hostile graphs) the form is still one of this design, but may depend on how it was drawn.
 */
export function canonicalForm(mission: Rules, diagram: Diagram): CanonicalForm {
  const given = new Set(mission.given.map(({ id }) => id));
  const byId = new Map(diagram.components.map((component) => [component.id, component]));
  const outgoing = new Map<string, Connection[]>(diagram.components.map(({ id }) => [id, []]));
  for (const connection of diagram.connections) outgoing.get(connection.from)?.push(connection);
  const kinds = new Map(
    diagram.connections.flatMap((connection) => {
      const from = byId.get(connection.from);
      return from ? [[connection.id, kindOf(connection, from, mission.flows.length)]] : [];
    }),
  );
  const looks = new Map(
    diagram.components.map((component) => [component.id, lookOf(mission, component, given)]),
  );
  const order: string[] = [];
  const seen = new Set<string>();
  const follow = (id: string) => {
    if (seen.has(id) || !byId.has(id)) return;
    seen.add(id);
    order.push(id);
  };
  for (const { id } of mission.given) follow(id);
  for (let at = 0; at < order.length; at += 1)
    for (const { to } of outgoing.get(order[at] ?? '') ?? []) follow(to);
  const numbers = new Map(order.map((id, number) => [id, number]));
  const rest = diagram.components.map(({ id }) => id).filter((id) => !seen.has(id));
  order.push(
    ...orderOfPieces({
      nodes: rest.map((id) => ({
        look: looks.get(id) ?? '',
        out: (outgoing.get(id) ?? []).map(({ id: connection, to }) => ({
          kind: kinds.get(connection) ?? '',
          to: numbers.has(to) ? { fixed: numbers.get(to) ?? 0 } : { node: rest.indexOf(to) },
        })),
      })),
    }).flatMap((node) => rest[node] ?? []),
  );
  return written(mission, { order, byId, outgoing, kinds, looks, given });
}

interface Ordered {
  order: readonly string[];
  byId: ReadonlyMap<string, DiagramComponent>;
  outgoing: ReadonlyMap<string, readonly Connection[]>;
  kinds: ReadonlyMap<string, string>;
  looks: ReadonlyMap<string, string>;
  given: ReadonlySet<string>;
}

const NOWHERE = { x: 0, y: 0 };

/** Ids that no author of a mission writes: they begin with two hyphens. */
const componentId = (number: number) => `--${number}`;
const connectionId = (number: number) => `--c${number}`;

function written(mission: Rules, ordered: Ordered): CanonicalForm {
  const { order, byId, outgoing, kinds, looks, given } = ordered;
  const named = new Map(order.map((id, n) => [id, given.has(id) ? id : componentId(n)]));
  const number = new Map(order.map((id, n) => [id, n]));
  const components: DiagramComponent[] = [];
  const connections: Connection[] = [];
  const original = new Map<string, string>();
  const text: unknown[] = [];
  for (const id of order) {
    const component = byId.get(id);
    const name = named.get(id);
    if (!component || name === undefined) continue;
    const own = outgoing.get(id) ?? [];
    const settings = given.has(id) ? undefined : resolveSettings(mission, component);
    components.push({
      id: name,
      type: component.type,
      label: name,
      position: NOWHERE,
      ...(settings && Object.keys(settings).length > 0 && { settings: { ...settings } }),
    });
    for (const connection of own) {
      const as = connectionId(connections.length);
      original.set(as, connection.id);
      connections.push(plain(connection, as, named, kinds.get(connection.id) ?? ''));
    }
    text.push([looks.get(id), own.map((c) => [number.get(c.to), kinds.get(c.id)])]);
  }
  const form = JSON.stringify(text);
  return {
    diagram: { format: 1, components, connections, notes: [] },
    text: form,
    hash: contentHash(form),
    components: new Map([...named].map(([id, name]) => [name, id])),
    connections: original,
  };
}

function plain(
  { from, to, kind }: Connection,
  id: string,
  named: ReadonlyMap<string, string>,
  look: string,
): Connection {
  const [, unit, flows] = JSON.parse(look) as [string, 'request' | 'item', string[] | null];
  return {
    id,
    from: named.get(from) ?? from,
    to: named.get(to) ?? to,
    kind,
    ...(unit === 'item' && { unit }),
    ...(flows !== null && { flows }),
  };
}
