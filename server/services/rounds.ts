import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { IdSchema } from '@/core/contracts/diagram-schema';
import { gradesSettled } from '@/core/interview/grades-wanted';
import { openDrawing } from '@/core/interview/questions';
import { ranDrawings } from '@/core/interview/ran-drawings';
import { act, beginRound, type RoundWorld } from '@/core/interview/round';
import { isTrying } from '@/core/interview/round-report';
import { RoundCommandSchema, type RoundState } from '@/core/interview/round-state';
import { type RoundView, roundView } from '@/core/interview/round-view';
import { LENGTHS, type Step } from '@/core/interview/steps';
import type { Stroke } from '@/core/interview/strokes';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { type LoadedInterview, loadInterview } from '@/server/content/interviews';
import {
  type SeenRound,
  selectAssignedRounds,
  selectOptionalSeenRound,
} from '@/server/data/assigned-rounds';
import { boss, QUEUE, sendIn } from '@/server/data/job-queue';
import {
  changeRound,
  insertRound,
  type StoredRound,
  selectOptionalRound,
} from '@/server/data/rounds';
import { AppError, notFound } from '@/server/errors';
import { refuseLarge, refuseUnseen } from './drafts';

export const BeginRoundSchema = z.strictObject({
  mission: IdSchema,
  length: z.union(LENGTHS.map((length) => z.literal(length))),
  stretched: z.boolean(),
  /** For an assignment. */
  sealed: z.boolean().default(false),
});

export const ActSchema = z.strictObject({ round: z.uuid(), command: RoundCommandSchema });

/** Steps in which something of a round is settled. */
const SETTLING: ReadonlySet<Step> = new Set(['change', 'breaks', 'defend']);

/** After so long without a report a round is put into the queue again, ms. */
const OVERDUE_MS = 60_000;

/** Begins a round, with somebody in the seat of the interviewer or nobody. Throws `conflict` when the viewer has an open one. */
export async function beginOwnRound(
  input: z.output<typeof BeginRoundSchema>,
  seat: { userId: string; expiresAt: Date } | null = null,
): Promise<string> {
  const viewer = await signedInViewer();
  const { mission, length, stretched, sealed } = input;
  if ((await loadInterview(mission)) === null) throw notFound(`no interview over ${mission}`);
  if (sealed && !(await selectAssignedRounds()).includes(mission)) {
    const reader = 'No class of yours has set this round, or it is closed.';
    throw new AppError('conflict', 'no assignment for a sealed round', reader);
  }
  await spend('submit', viewer.id);
  const seed = randomBytes(16).toString('hex');
  const state = beginRound(length, stretched, Date.now());
  const id = await insertRound({ mission, seed, state, sealed, seat });
  if (id !== null) return id;
  const reader = 'You have a round under way. Go on with it, or end it.';
  throw new AppError('conflict', 'a round is open', reader);
}

/** What a stored round is about. */
export const worldOf = ({ mission, interview }: LoadedInterview, seed: string): RoundWorld => ({
  mission,
  interview,
  seed,
});

function acted(
  world: RoundWorld,
  state: RoundState,
  command: z.output<typeof ActSchema>['command'],
) {
  const result = act(world, state, command, Date.now());
  if (result.ok) return result.state;
  throw new AppError('conflict', `refused in a round: ${result.reason}`, result.reason);
}

/** Puts a round that is over into the queue, and one that goes on when something more of it is settled. */
async function sendJudging(
  tx: Prisma.TransactionClient,
  id: string,
  world: RoundWorld,
  before: RoundState,
  after: RoundState,
): Promise<void> {
  if (after.finished) return before.finished ? undefined : sendIn(tx, QUEUE.round, id, 0);
  if (!SETTLING.has(after.step)) return;
  const keys = (state: RoundState) => gradesSettled(world, state).map(({ key }) => key);
  const known = new Set(keys(before));
  if (keys(after).every((key) => known.has(key))) return;
  await sendIn(tx, QUEUE.roundAhead, id, 0, { retryLimit: 0 }, randomUUID());
}

/** What the viewer sees of a round after a command; null when that ended it. Throws `conflict` with the reason for what is refused. */
export async function actInRound({
  round: id,
  command,
}: z.output<typeof ActSchema>): Promise<RoundView | null> {
  const viewer = await signedInViewer();
  const known = await selectOptionalRound(id);
  const loaded = known && (await loadInterview(known.mission));
  if (!loaded) throw notFound(`no round ${id}`);
  if (command.do === 'draw') {
    refuseLarge(command.diagram);
    await spend(known.seat?.name ? 'watchedDrawing' : 'draftSave', viewer.id);
  }
  // The queue makes its tables on first use, which cannot wait for the transaction below on one connection.
  await boss();
  const round = await changeRound(
    id,
    ({ state, seed }) => {
      const next = acted(worldOf(loaded, seed), state, command);
      const drawing = command.do === 'draw' ? (next.changed ?? next.drawing) : null;
      if (drawing) refuseUnseen(drawing);
      return next;
    },
    (tx, before, after) => sendJudging(tx, id, worldOf(loaded, known.seed), before, after),
  );
  if (round === null) throw notFound(`no round ${id}`);
  if (round.state.finished) return null;
  return roundView(worldOf(loaded, round.seed), round.state, Date.now(), round);
}

/** A round of the viewer as its page shows it: going on, or finished. */
export type OpenedRound = {
  loaded: LoadedInterview;
  round: StoredRound;
} & (
  | { kind: 'going'; view: RoundView }
  | {
      kind: 'finished';
      /** What was on the canvas when each step with one began. */
      starts: Record<Stroke['step'], Diagram>;
      /** The drawings, to be run again. */
      drawings: ReturnType<typeof ranDrawings>;
    }
);

/** A round of the viewer; null for any other, for what is no id, and when its mission has no interview any more. */
export async function selectOwnRound(id: string): Promise<OpenedRound | null> {
  await signedInViewer();
  const round = z.uuid().safeParse(id).success ? await selectOptionalRound(id) : null;
  const loaded = round && (await loadInterview(round.mission));
  if (!loaded) return null;
  const { state, seed } = round;
  const world = worldOf(loaded, seed);
  if (!state.finished) {
    return { kind: 'going', loaded, round, view: roundView(world, state, Date.now(), round) };
  }
  const drawings = ranDrawings(world, state);
  return { kind: 'finished', loaded, round, starts: startsOf(world, state), drawings };
}

/** What was on the canvas when each step with one began, of a finished round. */
function startsOf(world: RoundWorld, state: RoundState): Record<Stroke['step'], Diagram> {
  const bare = { ...state, changed: null };
  return {
    draw: openDrawing(world, { ...bare, step: 'draw', drawing: null }),
    change: openDrawing(world, { ...bare, step: 'change' }),
  };
}

/** A judged round that was handed in, for staff who may see it; null for any other. */
export async function selectSeenRound(id: string): Promise<{
  round: SeenRound;
  title: string;
  starts: Record<Stroke['step'], Diagram>;
  drawings: ReturnType<typeof ranDrawings>;
} | null> {
  const round = z.uuid().safeParse(id).success ? await selectOptionalSeenRound(id) : null;
  const loaded = round && (await loadInterview(round.mission));
  if (!loaded) return null;
  const world = worldOf(loaded, round.seed);
  const { state } = round;
  return {
    round,
    title: loaded.mission.title,
    starts: startsOf(world, state),
    drawings: ranDrawings(world, state),
  };
}

/** How far a finished round is: it waits for its report, its report waits for the trials of reasons, or it is judged. */
export type RoundStage = 'judging' | 'trying' | 'judged';

export function stageOf({ report, problem }: Pick<StoredRound, 'report' | 'problem'>): RoundStage {
  if (problem !== null) return 'judged';
  if (report === null) return 'judging';
  return isTrying(report) ? 'trying' : 'judged';
}

/** How far a finished round of the viewer is. One that waits for too long is put into the queue once more. */
export async function selectRoundStage(id: string): Promise<RoundStage> {
  const round = await selectOptionalRound(id);
  if (round === null) throw notFound(`no round ${id}`);
  const stage = stageOf(round);
  if (stage === 'judged') return stage;
  const since = round.finishedAt === null ? null : Date.now() - Date.parse(round.finishedAt);
  if (since !== null && since > OVERDUE_MS) {
    const queue = await boss();
    await queue.send(QUEUE.round, { id }, { singletonKey: id, singletonSeconds: 60 });
  }
  return stage;
}
