import { isQueue } from '../components/roles';
import type { Diagram } from '../contracts/diagram-schema';
import type { Outcome, Prediction } from '../contracts/prediction-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { formatMs, formatNumber } from '../shared/format-number';
import { isNear } from '../shared/near';

export type Quantity = keyof Prediction;

export const QUANTITIES: readonly Quantity[] = ['answerMs', 'drainMs', 'peakDepth', 'duplicates'];

/** The predicted quantities as a run of this diagram showed them. */
export function outcomeOf(run: ScenarioRun, diagram: Diagram): Outcome {
  const answers = run.flows.map((flow) => flow.responseMs.p99);
  const drained = run.flows.map((flow) => flow.lastDeliveryMs);
  const complete = run.flows.every((flow) => flow.items.delivered === flow.items.offered);
  const queues = new Set(diagram.components.filter(isQueue).map((c) => c.id));
  const depths = run.components.filter((c) => queues.has(c.id)).map((c) => c.peakDepth);
  const numbers = answers.filter((answer) => typeof answer === 'number');
  const times = drained.filter((time) => time !== null);
  return {
    answerMs: answers.includes('infinite')
      ? 'infinite'
      : numbers.length > 0
        ? Math.max(...numbers)
        : null,
    drainMs: !complete ? 'infinite' : times.length > 0 ? Math.max(...times) : null,
    peakDepth: depths.length > 0 ? Math.max(...depths) : 0,
    duplicates: run.flows.reduce((sum, flow) => sum + flow.items.duplicated, 0),
  };
}

/** A prediction beside what happened. */
export interface Gap {
  quantity: Quantity;
  predicted: number;
  actual: number | 'infinite' | null;
  /** Within a factor of two, or both zero. */
  close: boolean;
  /** What explains the figure, from the run itself. */
  why: string;
}

const labelIn = (diagram: Diagram, id: string) =>
  diagram.components.find((c) => c.id === id)?.label ?? id;

const requests = (count: number) =>
  `${formatNumber(count)} ${count === 1 ? 'request' : 'requests'}`;

function explain(quantity: Quantity, run: ScenarioRun, diagram: Diagram): string {
  const flow = run.flows[0];
  const label = (id: string) => labelIn(diagram, id);
  switch (quantity) {
    case 'answerMs': {
      const timedOut = run.flows.reduce((sum, f) => sum + f.timedOut, 0);
      const rejected = run.flows.reduce((sum, f) => sum + f.rejected, 0);
      if (timedOut > 0) return `${requests(timedOut)} gave up waiting.`;
      if (rejected > 0)
        return `${requests(rejected)} ${rejected === 1 ? 'was' : 'were'} turned away.`;
      return 'The client waits for every synchronous call on its way, and for each publish.';
    }
    case 'drainMs': {
      if (!flow?.lastDeliveryMs) return 'Nothing was delivered.';
      const perSecond = (flow.items.delivered / flow.lastDeliveryMs) * 1000;
      const busiest = [...run.components]
        .filter((c) => (c.utilisation ?? 0) > 0)
        .sort((a, b) => (b.utilisation ?? 0) - (a.utilisation ?? 0))[0];
      const pace = `${formatNumber(flow.items.delivered)} items in ${formatMs(flow.lastDeliveryMs)} are ${formatNumber(perSecond)} a second`;
      return busiest ? `${pace}; “${label(busiest.id)}” had the most to do.` : `${pace}.`;
    }
    case 'peakDepth': {
      const queues = new Set(diagram.components.filter(isQueue).map((c) => c.id));
      const deepest = run.components
        .filter((c) => queues.has(c.id))
        .sort((a, b) => b.peakDepth - a.peakDepth)[0];
      if (!deepest) return 'There is no queue in which anything could wait.';
      return `“${label(deepest.id)}” was filled faster than it was emptied until ${formatNumber(deepest.peakDepth)} messages were in it.`;
    }
    case 'duplicates': {
      const again = run.flows.reduce((sum, f) => sum + f.items.duplicated, 0);
      return again === 0
        ? 'No message was worked on twice with an effect.'
        : 'Messages that were not acknowledged in time were delivered again, and served again.';
    }
  }
}

/** Each answered prediction beside what the run showed, with what explains it. */
export function gapsOf(prediction: Prediction, run: ScenarioRun, diagram: Diagram): Gap[] {
  const outcome = outcomeOf(run, diagram);
  return QUANTITIES.flatMap((quantity) => {
    const predicted = prediction[quantity];
    if (predicted === null) return [];
    const actual = outcome[quantity];
    const why = explain(quantity, run, diagram);
    return [
      {
        quantity,
        predicted,
        actual,
        close: typeof actual === 'number' && isNear(predicted, actual),
        why,
      },
    ];
  });
}
