import 'server-only';
import { z } from 'zod';
import { IdSchema } from '@/core/contracts/diagram-schema';
import { actAsPartner, PartnerCommandSchema, written } from '@/core/interview/partner-book';
import {
  type InterviewerSheet,
  interviewerSheet,
  type PartnerView,
  partnerView,
} from '@/core/interview/partner-view';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { newToken, tokenHashOf } from '@/server/auth/token';
import { loadInterview } from '@/server/content/interviews';
import {
  changeInterviewed,
  endSeat,
  type InterviewedRound,
  insertSeat,
  leaveSeat,
  type OfferedSeat,
  selectInterviewed,
  selectOfferedSeat,
  takeSeat,
} from '@/server/data/round-seats';
import { AppError, notFound } from '@/server/errors';
import { beginOwnRound, worldOf } from './rounds';

/** How long a link to a seat leads there, and how long its notes may be written up, ms. */
const SEAT_MS = 24 * 3_600_000;

export const PartnerActSchema = z.strictObject({
  round: z.uuid(),
  command: PartnerCommandSchema,
});

const conflict = (what: string, reader: string) => new AppError('conflict', what, reader);

/** Makes the link to the seat in an open round of the viewer; the one before leads nowhere from now on. The token is told this once. */
export async function inviteInterviewer(round: string): Promise<{ token: string }> {
  const viewer = await signedInViewer();
  await spend('shareLink', viewer.id);
  const { token, tokenHash } = newToken();
  const made = await insertSeat(round, tokenHash, new Date(Date.now() + SEAT_MS));
  if (made === null) throw notFound(`no open round ${round}`);
  if (made === 'taken')
    throw conflict(
      'the seat is taken',
      'The seat is taken. Go on alone first, then make a new link.',
    );
  return { token };
}

/** Takes the link back, and sends away who sits there. */
export async function dismissInterviewer(round: string): Promise<void> {
  if (!(await endSeat(round))) throw notFound(`no seat in a round ${round} of the viewer`);
}

/** Where a link leads; null for a malformed, unknown, replaced or expired one alike. */
export async function selectOffered(token: string): Promise<OfferedSeat | null> {
  await signedInViewer();
  const tokenHash = tokenHashOf(token);
  return tokenHash === null ? null : selectOfferedSeat(tokenHash);
}

/** Why a seat cannot be taken. */
export const CLOSED_SEAT: Record<Exclude<OfferedSeat['state'], 'free' | 'mine'>, string> = {
  taken: 'This round has an interviewer already.',
  own: 'This is your own round. Send the link to your interviewer.',
  over: 'This round is over.',
};

/** Takes the seat that a link leads to; gives the round. */
export async function joinAsInterviewer(token: string): Promise<string> {
  const viewer = await signedInViewer();
  await spend('joinCohort', viewer.id);
  const tokenHash = tokenHashOf(token);
  const seat = tokenHash === null ? null : await takeSeat(tokenHash);
  if (seat === null) throw notFound('a link to a seat that leads nowhere');
  const { state } = seat;
  if (state === 'mine') return seat.roundId;
  throw conflict(`the seat is ${state}`, state === 'free' ? 'Try again.' : CLOSED_SEAT[state]);
}

/** Leaves the seat; what was noted stays. */
export async function leaveInterview(round: string): Promise<void> {
  if (!(await leaveSeat(round))) throw notFound(`no seat of the viewer in ${round}`);
}

/** How a round stands for its interviewer, with a number that grows with every change. */
export type SeatView = PartnerView & { revision: number };

async function viewOf({ round, book }: InterviewedRound): Promise<SeatView | null> {
  const loaded = await loadInterview(round.mission);
  if (loaded === null) return null;
  const view = partnerView(worldOf(loaded, round.seed), round.state, book, Date.now());
  return { ...view, revision: round.revision };
}

/** How a round stands for the viewer, who has its seat. Throws `not-found` for anybody else. */
export async function selectSeatView(id: string): Promise<SeatView> {
  await signedInViewer();
  const held = z.uuid().safeParse(id).success ? await selectInterviewed(id) : null;
  const view = held && (await viewOf(held));
  if (view === null) throw notFound(`no seat of the viewer in ${id}`);
  return view;
}

/** What the page of an interviewer is made from. */
export interface OpenedSeat {
  slug: string;
  title: string;
  candidate: string;
  sheet: InterviewerSheet;
  view: SeatView;
}

/** The interviewer's desk in a round; null for anybody but who has the seat. */
export async function selectOpenedSeat(id: string): Promise<OpenedSeat | null> {
  await signedInViewer();
  const held = z.uuid().safeParse(id).success ? await selectInterviewed(id) : null;
  const loaded = held && (await loadInterview(held.round.mission));
  const view = held && (await viewOf(held));
  if (!loaded || !view) return null;
  const sheet = interviewerSheet(worldOf(loaded, held.round.seed));
  const { slug, mission } = loaded;
  return { slug, title: mission.title, candidate: held.candidate.name, sheet, view };
}

/** Does something from the seat. Throws `conflict` with the reason for what is refused, `not-found` for who does not sit there. */
export async function actFromSeat({
  round: id,
  command,
}: z.output<typeof PartnerActSchema>): Promise<SeatView> {
  await signedInViewer();
  const known = await selectInterviewed(id);
  const loaded = known && (await loadInterview(known.round.mission));
  if (!loaded) throw notFound(`no seat of the viewer in ${id}`);
  const changed = await changeInterviewed(id, ({ state, seed }, book) => {
    const now = Date.now();
    const acted = actAsPartner(worldOf(loaded, seed), state, command, now);
    if (!acted.ok) throw conflict(`refused from the seat: ${acted.reason}`, acted.reason);
    const noted = written(book, state, command, now);
    if (!noted.ok) throw conflict(`refused from the seat: ${noted.reason}`, noted.reason);
    return { state: acted.state, book: noted.book };
  });
  const view = changed && (await viewOf(changed));
  if (view === null) throw notFound(`no seat of the viewer in ${id}`);
  return view;
}

export const SwapSchema = z.strictObject({ round: z.uuid(), mission: IdSchema });

/**
 * Begins a round of the viewer with whom they have interviewed as the interviewer, as long as the one before. Throws `conflict` while
 * that one goes on, and when the viewer has an open one.
 */
export async function swapRoles({ round, mission }: z.output<typeof SwapSchema>): Promise<string> {
  await signedInViewer();
  const held = await selectInterviewed(round);
  if (held === null) throw notFound(`no seat of the viewer in ${round}`);
  const { state } = held.round;
  if (!state.finished) throw conflict('the round goes on', 'This round is not over yet.');
  if (mission === held.round.mission)
    throw conflict('an equal mission', 'You know the answers of this one. Take another mission.');
  const { length, stretched } = state;
  const seat = { userId: held.candidate.id, expiresAt: new Date(Date.now() + SEAT_MS) };
  return beginOwnRound({ mission, length, stretched, sealed: false }, seat);
}
