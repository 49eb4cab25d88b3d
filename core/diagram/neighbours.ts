import { COMPONENT_TYPES, type ComponentTypeId } from '../contracts/component-type';
import { allowedKinds, type ConnectionKind } from './connection-rules';

/** The types that a type may be connected to, by direction and kind of connection, in the order of the catalogue. */
export interface Neighbours {
  calls: ComponentTypeId[];
  sendsTo: ComponentTypeId[];
  calledBy: ComponentTypeId[];
  hearsFrom: ComponentTypeId[];
}

/** What may stand before and behind a type, by the rules of connections. */
export function neighboursOf(type: ComponentTypeId): Neighbours {
  const to = (kind: ConnectionKind) =>
    COMPONENT_TYPES.filter((other) => allowedKinds(type, other).includes(kind));
  const from = (kind: ConnectionKind) =>
    COMPONENT_TYPES.filter((other) => allowedKinds(other, type).includes(kind));
  return {
    calls: to('sync'),
    sendsTo: to('async'),
    calledBy: from('sync'),
    hearsFrom: from('async'),
  };
}
