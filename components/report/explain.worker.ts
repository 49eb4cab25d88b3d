import { BROKE_OFF } from '@/components/ui/broke-off';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Decision } from '@/core/explanations/decision';
import { type ReasonVerdict, type Trial, tryReason } from '@/core/explanations/experiment';
import type { ReasonId } from '@/core/explanations/reasons';
import { grade, type Simulate } from '@/core/grading/grade';
import { simulate } from '@/core/simulation/simulate';

export interface TrialRequest {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  reasons: { decision: Decision; reason: ReasonId }[];
}

export type TrialMessage =
  | { kind: 'tried'; decision: string; reason: ReasonId; verdict: ReasonVerdict }
  | { kind: 'done' }
  | { kind: 'failed'; reason: string };

const SEED = 'practice';

const post = (message: TrialMessage) => self.postMessage(message);

/** Runs each scenario of each design once, however many reasons ask for it. */
function remembering(): Simulate {
  const runs = new Map<string, ReturnType<Simulate>>();
  return (input) => {
    const key = `${input.scenarioId} ${JSON.stringify(input.diagram)}`;
    const known = runs.get(key);
    if (known) return known;
    const made = simulate(input);
    runs.set(key, made);
    return made;
  };
}

self.onmessage = (event: MessageEvent<TrialRequest>) => {
  const { mission, missionSlug, diagram, reasons } = event.data;
  const once = remembering();
  const trial: Trial = (design, checks) =>
    grade({
      mission: { ...mission, stages: [{ title: 'Trial', checks: [...checks] }] },
      missionSlug,
      diagram: design,
      seed: SEED,
      simulate: once,
      stories: false,
    }).findings;
  try {
    for (const { decision, reason } of reasons) {
      const verdict = tryReason(mission, diagram, decision, reason, trial);
      post({ kind: 'tried', decision: decision.id, reason, verdict });
    }
    post({ kind: 'done' });
  } catch (error) {
    // For us; a reader cannot do anything with it.
    console.error(error);
    post({ kind: 'failed', reason: BROKE_OFF });
  }
};
