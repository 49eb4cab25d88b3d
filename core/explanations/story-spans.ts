import type { StoryStep } from '../contracts/story-step';

/** What a request or item does for a while: waits for its answer, waits in line, is worked on, lies in a queue, or waits for another try. */
export type SpanKind = 'request' | 'waiting' | 'work' | 'queue' | 'backoff';

export interface Span {
  component: string;
  kind: SpanKind;
  fromMs: number;
  toMs: number;
  /** How it ended, where that was not well. */
  trouble: 'failed' | 'timed out' | 'died' | 'expired' | null;
}

type Open = Omit<Span, 'toMs' | 'trouble'> & { order: number };

/** Spans under way, newest last. */
class OpenSpans {
  private readonly done: (Span & { order: number })[] = [];
  private begun = 0;
  private open: Open[] = [];

  begin(component: string, kind: SpanKind, fromMs: number): void {
    this.open.push({ component, kind, fromMs, order: this.begun++ });
  }

  /** Ends the newest span that fits, if there is one; one without length is not worth a line. */
  end(fits: (span: Open) => boolean, toMs: number, trouble: Span['trouble'] = null): void {
    const index = this.open.findLastIndex(fits);
    const [span] = index < 0 ? [] : this.open.splice(index, 1);
    if (span && (toMs > span.fromMs || trouble)) this.done.push({ ...span, toMs, trouble });
  }

  /** The newest wait at a component was work. */
  relabel(component: string): void {
    const span = this.open.findLast((open) => open.component === component);
    if (span?.kind === 'waiting') span.kind = 'work';
  }

  /** All spans in the order in which they began; what is under way ends here. */
  all(toMs: number): Span[] {
    for (const span of this.open.splice(0)) this.done.push({ ...span, toMs, trouble: null });
    return this.done.sort((a, b) => a.order - b.order).map(({ order: _order, ...span }) => span);
  }
}

/**
 * The story of one request or item as spans in the order in which they began; `client` is where the request sets out. What
 * is under way when the story ends goes on to its last step.
 */
export function storySpans(steps: readonly StoryStep[], client: string): Span[] {
  const spans = new OpenSpans();
  const at = (component: string) => (span: Open) =>
    span.component === component && (span.kind === 'work' || span.kind === 'waiting');
  const inQueue = (span: Open) => span.kind === 'queue';
  for (const step of steps) {
    const { atMs } = step;
    switch (step.kind) {
      case 'sets-out':
        spans.begin(client, 'request', atMs);
        break;
      case 'request-ended':
        spans.end(
          ({ kind }) => kind === 'request',
          atMs,
          step.end === 'accepted' ? null : step.end === 'timed-out' ? 'timed out' : 'failed',
        );
        break;
      case 'arrives':
        spans.end(({ kind }) => kind === 'backoff', atMs);
        spans.begin(step.component, 'waiting', atMs);
        break;
      case 'begins':
        spans.end((span) => span.component === step.component && span.kind === 'waiting', atMs);
        spans.begin(step.component, 'work', atMs);
        break;
      case 'serves':
        // What has no slots serves, or passes on, without beginning: it was at work from the arrival on.
        spans.relabel(step.component);
        break;
      case 'done':
        spans.relabel(step.component);
        spans.end(at(step.component), atMs);
        break;
      case 'failed':
        spans.end(at(step.component), atMs, 'failed');
        break;
      case 'dies':
        spans.end(at(step.component), atMs, 'died');
        break;
      case 'gives-up':
        spans.end(at(step.component), atMs, 'timed out');
        break;
      case 'tries-again':
        spans.begin(step.component, 'backoff', atMs);
        break;
      case 'enters-queue':
      case 'given-back':
      case 'expired':
        spans.begin(step.component, 'queue', atMs);
        break;
      case 'taken':
        spans.end(inQueue, atMs);
        break;
      case 'acknowledged':
      case 'gone':
      case 'received-too-often':
        spans.end((span) => inQueue(span) && span.component === step.component, atMs);
        break;
    }
  }
  return spans.all(steps.at(-1)?.atMs ?? 0);
}
