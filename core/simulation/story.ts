import type { StoryEvent, StoryStep } from '../contracts/story-step';

/** The story of one watched request or item, oldest step first. */
export class Story {
  readonly steps: StoryStep[] = [];

  constructor(
    private readonly flow: number,
    private readonly first: number,
    private readonly last: number,
  ) {}

  /** Whether a range of items of a flow touches what is watched. */
  covers(flow: number, first: number, count: number): boolean {
    return flow === this.flow && first <= this.last && first + count > this.first;
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
