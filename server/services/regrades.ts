import 'server-only';
import { z } from 'zod';
import type { RegradeEstimate } from '@/core/contracts/regrade-line';
import { loadMission } from '@/server/content/missions';
import {
  REGRADE_PAGE,
  selectEventsPerSecond,
  selectRegradeChanges,
  selectRegradeLines,
  selectRegrades,
} from '@/server/data/regrade-lines';
import { planRegrade, selectCountedTries } from '@/server/data/regrade-plan';
import {
  type RegradeScope,
  requireScope,
  selectCountedMissions,
} from '@/server/data/regrade-scope';
import { applyRegrade, selectRegradeMission, startRegrade } from '@/server/data/regrades';

export const RegradeScopeSchema = z.union([
  z.strictObject({ assignmentId: z.uuid() }),
  z.strictObject({ mission: z.string().min(1).max(100) }),
]);

export const ApplySchema = z.strictObject({ id: z.uuid(), neverLower: z.boolean() });

/** Starts a dry run by the mission as it is today. */
export async function dryRun(scope: z.infer<typeof RegradeScopeSchema>): Promise<{ id: string }> {
  const loaded = await loadMission((await requireScope(scope)).mission);
  return startRegrade(scope, loaded?.mission ?? null);
}

/** Gives the grades of a dry run for good. */
export async function applyDryRun({ id, neverLower }: z.infer<typeof ApplySchema>): Promise<void> {
  const loaded = await loadMission(await selectRegradeMission(id));
  await applyRegrade(id, neverLower, loaded?.mission ?? null);
}

/** Where no measurement of this installation is known: what a slow processor does. */
const EVENTS_PER_SECOND = 3_000_000;
/** What judging a stored run again takes, with reading and writing it. */
const JUDGED_MS = 20;

/** Estimates a dry run of a scope; null when its mission is gone. */
export async function estimateRegrade(scope: RegradeScope): Promise<RegradeEstimate | null> {
  const open = await requireScope(scope);
  const loaded = await loadMission(open.mission);
  if (loaded === null) return null;
  const [plan, rate] = await Promise.all([
    planRegrade(open, loaded.mission),
    selectEventsPerSecond(),
  ]);
  const { total, leftOut, byLevel, expectedEvents } = plan;
  const simulatedMs = (expectedEvents / (rate ?? EVENTS_PER_SECOND)) * 1000;
  const processorMs = simulatedMs + (byLevel.judged + byLevel.simulated) * JUDGED_MS;
  return { total, leftOut, byLevel, processorMs, measured: rate !== null };
}

type Search = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** All that the page of a scope shows; `run` names a regrade of its history, otherwise it is the latest, and `page` its lines. */
export async function selectRegradeView(scope: RegradeScope, slug: string, search: Search) {
  const [estimate, rows, loaded] = await Promise.all([
    estimateRegrade(scope),
    selectRegrades(scope),
    loadMission(slug),
  ]);
  const asked = one(search.run);
  const shown = rows.find(({ id }) => id === asked) ?? rows[0] ?? null;
  const page = Math.max(1, Math.min(1_000, Math.trunc(Number(one(search.page))) || 1));
  const [changes, lines] =
    shown === null
      ? [[], []]
      : await Promise.all([
          selectRegradeChanges(scope, shown.id),
          selectRegradeLines(scope, shown.id, page),
        ]);
  return {
    estimate,
    rows,
    shown: shown?.id ?? null,
    changes,
    lines,
    more:
      shown !== null && lines.length === REGRADE_PAGE ? `?run=${shown.id}&page=${page + 1}` : null,
    scenarios: Object.fromEntries(
      (loaded?.mission.scenarios ?? []).map(({ id, title }) => [id, title]),
    ),
  };
}

/** Every mission of which tries count, with how many of them were graded by other rules; null when it is gone. Refuses all but admins. */
export async function listStaleGrades(): Promise<
  { slug: string; title: string; total: number; stale: number | null }[]
> {
  const slugs = await selectCountedMissions();
  return Promise.all(
    slugs.map(async (slug) => {
      const [estimate, loaded] = await Promise.all([
        estimateRegrade({ mission: slug }),
        loadMission(slug),
      ]);
      return {
        slug,
        title: loaded?.mission.title ?? slug,
        total: estimate?.total ?? (await countTries(slug)),
        stale: estimate && estimate.byLevel.judged + estimate.byLevel.simulated,
      };
    }),
  );
}

const countTries = async (mission: string) =>
  (await selectCountedTries(await requireScope({ mission }))).length;
