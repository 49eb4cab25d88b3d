import 'server-only';
import { createHash } from 'node:crypto';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { ReasonVerdict } from '@/core/explanations/experiment';
import type { WantedGrade } from '@/core/interview/grades-wanted';
import type { Grades } from '@/core/interview/judge-drawing';
import { type ReasonVerdicts, reasonsGiven } from '@/core/interview/reasons';
import type { RoundState } from '@/core/interview/round-state';
import { ENGINE_VERSION } from '@/core/simulation/engine-version';
import type { LoadedInterview } from '@/server/content/interviews';
import { insertRoundGrade, selectRoundGrades } from '@/server/data/round-grades';
import { designSeed } from './design-seed';
import { gradePool } from './grade-pool';

// Gradings and trials for rounds: each is made once for a round, however often and in whichever job it is asked for.

const hash = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureRoundWork?: Map<string, Promise<object>> };

/** What is known, or under way in this process, or else what `make` makes of it, which is then kept. */
async function once<T extends object>(
  roundId: string,
  known: ReadonlyMap<string, unknown>,
  fingerprint: string,
  make: () => Promise<T>,
): Promise<T> {
  if (known.has(fingerprint)) return known.get(fingerprint) as T;
  shared.backpressureRoundWork ??= new Map();
  const underWay = shared.backpressureRoundWork;
  const key = `${roundId} ${fingerprint}`;
  const work =
    underWay.get(key) ??
    make()
      .then(async (made) => {
        await insertRoundGrade(roundId, fingerprint, made);
        return made;
      })
      .finally(() => underWay.delete(key));
  underWay.set(key, work);
  return (await work) as T;
}

/** Makes the gradings that are not known yet. */
export async function gradeFor(
  roundId: string,
  missionSlug: string,
  wanted: readonly WantedGrade[],
): Promise<Grades> {
  const known = await selectRoundGrades(roundId);
  const made = await Promise.all(
    wanted.map(async ({ key, mission, diagram }) => {
      const seed = designSeed(mission, diagram);
      const report = await once<GradeReport>(
        roundId,
        known,
        hash('grade', ENGINE_VERSION, seed, diagram),
        () => gradePool().grade({ mission, missionSlug, diagram, seed }),
      );
      return [key, report] as const;
    }),
  );
  return Object.fromEntries(made);
}

/** Tries the reasons that were given for the drawing at the bell and are not tried yet; `base` is its grade. */
export async function tryReasonsFor(
  roundId: string,
  { slug, mission }: LoadedInterview,
  state: RoundState,
  base: GradeReport | undefined,
): Promise<ReasonVerdicts> {
  const { drawing } = state;
  if (drawing === null || base === undefined) return {};
  const known = await selectRoundGrades(roundId);
  const seed = designSeed(mission, drawing);
  const input = { mission, missionSlug: slug, diagram: drawing, seed };
  const { findings } = base;
  const tried = await Promise.all(
    reasonsGiven(mission, state).map(async ({ decision, reason: { id: reason } }) => {
      const verdict = await once<ReasonVerdict>(
        roundId,
        known,
        hash('reason', ENGINE_VERSION, seed, drawing, decision.id, reason),
        () => gradePool().tryReason(input, { decision, reason, findings }),
      );
      return [decision.id, verdict] as const;
    }),
  );
  return Object.fromEntries(tried);
}
