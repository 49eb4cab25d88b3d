/** A node of a graph whose nodes have ordered outgoing edges; an edge ends at another node or at something fixed. */
export interface PieceNode {
  look: string;
  out: readonly { kind: string; to: { node: number } | { fixed: number } }[];
}

/** So many visits of edges the search may take; more than any drawing that people make needs. */
const MOST_VISITS = 100_000;

/**
 * An order of the nodes, as indices, that depends on nothing but their looks and edges: pieces that hang together are put
 * in order each by colour refinement with individualisation (McKay and Piperno, Practical graph isomorphism II, 2014),
 * then sorted by what they look like. Beyond `MOST_VISITS` ties are broken by index.
 */
export function orderOfPieces({ nodes }: { nodes: readonly PieceNode[] }): number[] {
  const budget = { left: MOST_VISITS };
  const incoming = incomingOf(nodes);
  return piecesOf(nodes, incoming)
    .map((piece) => canonicalPiece(nodes, incoming, piece, budget))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .flatMap(({ order }) => order);
}

interface Incoming {
  from: number;
  /** Place among the sender's edges, and what kind the edge is of. */
  label: string;
}

function incomingOf(nodes: readonly PieceNode[]): Incoming[][] {
  const incoming: Incoming[][] = nodes.map(() => []);
  nodes.forEach(({ out }, from) => {
    out.forEach(({ kind, to }, place) => {
      if ('node' in to) incoming[to.node]?.push({ from, label: `${place} ${kind}` });
    });
  });
  return incoming;
}

/** The nodes by weakly connected piece. */
function piecesOf(nodes: readonly PieceNode[], incoming: readonly Incoming[][]): number[][] {
  const pieces: number[][] = [];
  const seen = new Set<number>();
  for (let start = 0; start < nodes.length; start += 1) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (let at = 0; at < piece.length; at += 1) {
      const node = piece[at] ?? 0;
      const beside = [
        ...(nodes[node]?.out ?? []).flatMap(({ to }) => ('node' in to ? [to.node] : [])),
        ...(incoming[node] ?? []).map(({ from }) => from),
      ];
      for (const next of beside) {
        if (seen.has(next)) continue;
        seen.add(next);
        piece.push(next);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

type Colours = ReadonlyMap<number, number>;
type Budget = { left: number };
type Ordered = { order: number[]; text: string };

function canonicalPiece(
  nodes: readonly PieceNode[],
  incoming: readonly Incoming[][],
  piece: readonly number[],
  budget: Budget,
): Ordered {
  const looks = ranked(piece, (node) => nodes[node]?.look ?? '');
  return best(nodes, incoming, piece, looks, budget);
}

/** Ranks of the nodes by their keys, equal keys sharing the smallest place. */
function ranked(piece: readonly number[], key: (node: number) => string): Map<number, number> {
  const keyed = piece.map((node) => ({ node, key: key(node) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const ranks = new Map<number, number>();
  let rank = 0;
  keyed.forEach((entry, place) => {
    if (place > 0 && entry.key !== keyed[place - 1]?.key) rank = place;
    ranks.set(entry.node, rank);
  });
  return ranks;
}

const colourText = (colour: number | undefined) => `${colour ?? -1}`.padStart(6, '0');

/** The coarsest colouring in which nodes of one colour have neighbours of the same colours in the same places. */
function refine(
  nodes: readonly PieceNode[],
  incoming: readonly Incoming[][],
  piece: readonly number[],
  begin: Colours,
  budget: Budget,
): Colours {
  let colours = begin;
  for (let count = new Set(colours.values()).size; ; ) {
    const now = colours;
    const next = ranked(piece, (node) => {
      const { out } = nodes[node] ?? { out: [] };
      const into = incoming[node] ?? [];
      budget.left -= 1 + out.length + into.length;
      const after = out.map(({ kind, to }) =>
        'fixed' in to ? `${kind}#${to.fixed}` : `${kind}${colourText(now.get(to.node))}`,
      );
      const before = into.map(({ from, label }) => `${label} ${colourText(now.get(from))}`).sort();
      return `${colourText(now.get(node))}|${after.join()}|${before.join()}`;
    });
    const found = new Set(next.values()).size;
    if (found === count || budget.left <= 0) return next;
    count = found;
    colours = next;
  }
}

/** Of all orders that the colours leave open the one whose text comes first. */
function best(
  nodes: readonly PieceNode[],
  incoming: readonly Incoming[][],
  piece: readonly number[],
  begin: Colours,
  budget: Budget,
): Ordered {
  const colours = refine(nodes, incoming, piece, begin, budget);
  const open = smallestOpen(piece, colours);
  if (open === null || budget.left <= 0) return inOrder(nodes, piece, colours);
  if (interchangeable(nodes, incoming, open)) {
    const apart = new Map(colours);
    open.forEach((node, place) => {
      apart.set(node, (colours.get(node) ?? 0) + place);
    });
    return best(nodes, incoming, piece, apart, budget);
  }
  let first: Ordered | null = null;
  for (const node of open) {
    // The others of its colour move one place up: the colour of the chosen one is its own now.
    const apart = new Map(colours);
    for (const other of open) if (other !== node) apart.set(other, (colours.get(other) ?? 0) + 1);
    const found = best(nodes, incoming, piece, apart, budget);
    if (first === null || found.text < first.text) first = found;
    if (budget.left <= 0) break;
  }
  return first ?? inOrder(nodes, piece, colours);
}

/** The nodes of the first colour that several share; null when each has its own. */
function smallestOpen(piece: readonly number[], colours: Colours): number[] | null {
  const shared = new Map<number, number[]>();
  for (const node of piece) {
    const colour = colours.get(node) ?? 0;
    const same = shared.get(colour);
    if (same) same.push(node);
    else shared.set(colour, [node]);
  }
  const open = [...shared].filter(([, same]) => same.length > 1).sort(([a], [b]) => a - b);
  return open[0]?.[1] ?? null;
}

/** Whether the nodes have the very same neighbours, so that any order of them looks alike. */
function interchangeable(
  nodes: readonly PieceNode[],
  incoming: readonly Incoming[][],
  same: readonly number[],
): boolean {
  const around = (node: number) =>
    JSON.stringify([
      nodes[node]?.out,
      (incoming[node] ?? []).map(({ from, label }) => `${from} ${label}`).sort(),
    ]);
  const [first = 0, ...others] = same;
  const key = around(first);
  return others.every((node) => around(node) === key);
}

function inOrder(nodes: readonly PieceNode[], piece: readonly number[], colours: Colours): Ordered {
  const order = [...piece].sort((a, b) => (colours.get(a) ?? 0) - (colours.get(b) ?? 0) || a - b);
  const place = new Map(order.map((node, at) => [node, at]));
  const text = JSON.stringify(
    order.map((node) => {
      const { look = '', out = [] } = nodes[node] ?? {};
      return [
        look,
        out.map(({ kind, to }) => [kind, 'fixed' in to ? [to.fixed] : place.get(to.node)]),
      ];
    }),
  );
  return { order, text };
}
