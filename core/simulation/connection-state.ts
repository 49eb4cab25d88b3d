import { CallGuard } from './call-guard';
import type { ComponentState } from './component-state';

/** One connection during a run. */
export class ConnectionState {
  sent = 0;
  items = 0;
  failed = 0;
  timedOut = 0;
  /** Of calls whose caller guards them; null for all others. */
  readonly guard: CallGuard | null;
  /** By flow: it leads to a cache that is asked aside, so that an error is no more than a miss. */
  spares: boolean[] = [];

  constructor(
    readonly index: number,
    readonly id: string,
    readonly from: ComponentState,
    readonly to: ComponentState,
    readonly sync: boolean,
    /** One message per item instead of one per request. */
    readonly split: boolean,
    /** By flow: the flow uses this connection. */
    readonly carries: readonly boolean[],
    /** By flow: a call along it reaches a target of the flow, at once or through load balancers. */
    readonly reachesTarget: boolean[],
  ) {
    const { guards, onward } = from.config;
    this.guard = guards === null || !sync || onward !== 'steps' ? null : new CallGuard(guards);
  }
}
