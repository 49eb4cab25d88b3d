import type { ComponentTypeId } from '../contracts/component-type';
import { type ConnectionKind, connectionProblem } from './connection-rules';

/** The ends and kind of a connection; null where what was read names none. */
interface Ends {
  from: string | null;
  to: string | null;
  kind: ConnectionKind | null;
}

/** A rule that a connection breaks; `earlier` is whatever the caller names the connection that stands in its way. */
export type ConnectionViolation<Ref> =
  | { rule: 'no-such-end'; end: 'from' | 'to'; id: string }
  | { rule: 'self' }
  | { rule: 'types'; reason: string }
  | { rule: 'repeated'; from: string; to: string; kind: ConnectionKind; earlier: Ref }
  | { rule: 'second-dead-letter-route'; from: string; earlier: Ref };

/**
 * The rules of connections, for connections that are shown to it one after the other: what each of them breaks, given those
 * before it. `typeOf` answers undefined for an id that nothing has, and null for a component whose type is unknown.
 */
export function connectionLaw<Ref>(typeOf: (id: string) => ComponentTypeId | null | undefined) {
  const seen = new Map<string, Ref>();
  const routes = new Map<string, { earlier: Ref; to: string }>();

  function pairViolations({ from, to, kind }: Ends): ConnectionViolation<Ref>[] {
    if (from !== null && from === to) return [{ rule: 'self' }];
    const fromType = from === null ? null : typeOf(from);
    const toType = to === null ? null : typeOf(to);
    const reason = fromType && toType && kind && connectionProblem(fromType, toType, kind);
    return reason ? [{ rule: 'types', reason }] : [];
  }

  function repeated({ from, to, kind }: Ends, ref: Ref): ConnectionViolation<Ref>[] {
    if (from === null || to === null || kind === null) return [];
    const key = JSON.stringify([from, to, kind]);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [{ rule: 'repeated', from, to, kind, earlier }];
    seen.set(key, ref);
    return [];
  }

  function secondRoute({ from, to }: Ends, ref: Ref): ConnectionViolation<Ref>[] {
    if (from === null || to === null || from === to) return [];
    if (typeOf(from) !== 'queue' || typeOf(to) !== 'queue') return [];
    const route = routes.get(from);
    if (route === undefined) routes.set(from, { earlier: ref, to });
    if (route === undefined || route.to === to) return [];
    return [{ rule: 'second-dead-letter-route', from, earlier: route.earlier }];
  }

  return (ends: Ends, ref: Ref): ConnectionViolation<Ref>[] => [
    ...(['from', 'to'] as const).flatMap((end): ConnectionViolation<Ref>[] => {
      const id = ends[end];
      return id !== null && typeOf(id) === undefined ? [{ rule: 'no-such-end', end, id }] : [];
    }),
    ...pairViolations(ends),
    ...repeated(ends, ref),
    ...secondRoute(ends, ref),
  ];
}
