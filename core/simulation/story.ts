import type { StoryEvent, StoryStep } from '../contracts/story-step';
import { BUNDLED, type FlowState } from './flow-state';

/** The story of one watched request or item, oldest step first. */
export class Story {
  readonly steps: StoryStep[] = [];

  constructor(
    private readonly flow: FlowState,
    private readonly first: number,
    private readonly last: number,
  ) {}

  /** Whether a range of items of a flow touches what is watched. */
  covers(flow: number, first: number, count: number): boolean {
    if (flow !== this.flow.index) return false;
    if (first < BUNDLED) return first <= this.last && first + count > this.first;
    for (let n = first; n < first + count; n++) {
      const item = this.flow.itemAt(n);
      if (item >= this.first && item <= this.last) return true;
    }
    return false;
  }

  /** Adds a step, unless the story is longer than anybody reads. */
  tell(atMs: number, event: StoryEvent): void {
    if (this.steps.length < MAX_STEPS) this.steps.push({ atMs: rounded(atMs), ...event });
  }
}

const MAX_STEPS = 500;

/** Times are told to a millionth of a millisecond, as in reports. */
function rounded(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}
