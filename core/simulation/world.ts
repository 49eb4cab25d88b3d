import type { StoryEvent } from '../contracts/story-step';
import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';
import { EventCalendar } from './event-calendar';
import { PRIORITY } from './event-order';
import type { FlowState } from './flow-state';
import { LaneHeads } from './lanes';
import { LeafCalls } from './leaf-calls';
import { MessagePool } from './message-pool';
import type { Sampler } from './sampler';
import { SoonList } from './soon-list';
import type { Story } from './story';
import { WorkPool } from './work-pool';
import type { WorkerFold } from './worker-fold';

/** Why a run ends before its horizon. */
export interface Overrun {
  component: ComponentState | null;
}

const TURNS_PER_EVENT = 16;

/** Everything that changes during one run. */
export class World {
  now = 0;
  /** Events that had an effect. */
  events = 0;
  /** Events and, at a fraction each, items handled without events: what the budget counts. */
  effort = 0;
  /** The run ends early when this much effort was spent. */
  mostEffort = Number.POSITIVE_INFINITY;
  overrun: Overrun | null = null;
  /** Writes asked for so far, and by key the newest version whose write was accepted. */
  writes = 0;
  readonly accepted = new Map<number, number>();
  /** Items kept count of, once per target. */
  itemsKept = 0;
  /** Number of the next entry that becomes ready in any queue. */
  readyOrder = 0;
  readonly heap: EventCalendar;
  /** Messages that will be visible again, by queue instead of kind; their sequence numbers are those of the heap. */
  readonly redeliveries: EventCalendar;
  readonly heads = new LaneHeads();
  readonly works = new WorkPool();
  readonly calls = new LeafCalls();
  readonly messages = new MessagePool();
  readonly soon = new SoonList();
  components: ComponentState[] = [];
  connections: ConnectionState[] = [];
  flows: FlowState[] = [];
  folds: WorkerFold[] = [];
  /** How long calls are on their way; null when they take no time. */
  network: Sampler | null = null;
  story: Story | null = null;
  /** Messages in the hands of a worker that took them together, with their receipts; by a number that the work knows. */
  readonly batches = new Map<number, { messages: number[]; receipts: number[] }>();
  nextBatch = 0;
  /** By message that carries a poisoned item and was given back: when it is tried again. */
  readonly poisonDue = new Map<number, number>();

  constructor(horizonMs: number) {
    this.heap = new EventCalendar(horizonMs);
    this.redeliveries = new EventCalendar(horizonMs);
  }

  /** Puts work that costs no event to the budget's account: long loops count one sixteenth of an event per turn. */
  spend(turns: number): void {
    if (turns > TURNS_PER_EVENT) this.effort += turns / TURNS_PER_EVENT;
  }

  /** Sets the end of work w's present phase. */
  schedule(kind: number, time: number, w: number): void {
    this.heap.push(time, PRIORITY.completion, kind, w, this.works.stamp[w]!);
  }

  /** Sets an event that ends a wait of work w. */
  scheduleExpiry(kind: number, time: number, w: number): void {
    this.heap.push(time, PRIORITY.expiry, kind, w, this.works.stamp[w]!);
  }

  /** Leaves something to be settled within this instant, after what is being done now. */
  settle(kind: number, handle: number, stamp: number): void {
    this.soon.push(kind, handle, stamp);
  }

  /** Adds a step about work w to the story; call it only while `story` is not null. */
  tellWork(w: number, event: StoryEvent): void {
    const { works, story } = this;
    if (story?.covers(works.flow[w]!, works.first[w]!, works.count[w]!)) {
      story.tell(this.now, event);
    }
  }

  /** Adds a step about message m to the story; call it only while `story` is not null. */
  tellMessage(m: number, event: StoryEvent): void {
    const { messages, story } = this;
    const count = messages.each[m]! * messages.left[m]!;
    if (story?.covers(messages.flow[m]!, messages.first[m]!, count)) story.tell(this.now, event);
  }
}
