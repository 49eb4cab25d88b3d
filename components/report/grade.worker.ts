import { BROKE_OFF } from '@/components/ui/broke-off';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import { type GradeProgress, grade, neededScenarios } from '@/core/grading/grade';

export interface PracticeGradeRequest {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  seed: string;
}

export type PracticeGradeMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; findings: Finding[] }
  | { kind: 'failed'; reason: string };

const post = (message: PracticeGradeMessage) => self.postMessage(message);

self.onmessage = (event: MessageEvent<PracticeGradeRequest>) => {
  const { mission } = event.data;
  const scenarios = Math.max(1, neededScenarios(mission).length);
  const onProgress = ({ number, atMs, horizonMs }: GradeProgress) =>
    post({ kind: 'progress', share: (number - 1 + atMs / horizonMs) / scenarios });
  try {
    post({ kind: 'done', findings: grade({ ...event.data, onProgress }).findings });
  } catch (error) {
    // For us; a reader cannot do anything with it.
    console.error(error);
    post({ kind: 'failed', reason: BROKE_OFF });
  }
};
