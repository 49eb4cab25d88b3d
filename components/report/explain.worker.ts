import { BROKE_OFF } from '@/components/ui/broke-off';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Decision } from '@/core/explanations/decision';
import { type ReasonVerdict, tryReason } from '@/core/explanations/experiment';
import type { ReasonId } from '@/core/explanations/reasons';
import { trialByRuns } from '@/core/explanations/trial';
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

self.onmessage = (event: MessageEvent<TrialRequest>) => {
  const { mission, missionSlug, diagram, reasons } = event.data;
  const trial = trialByRuns(mission, missionSlug, SEED, simulate);
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
