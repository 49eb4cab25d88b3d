'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import {
  actFromSeat,
  dismissInterviewer,
  inviteInterviewer,
  joinAsInterviewer,
  leaveInterview,
  PartnerActSchema,
  SwapSchema,
  swapRoles,
} from '@/server/services/round-seats';
import {
  ActSchema,
  actInRound,
  BeginRoundSchema,
  beginOwnRound,
  selectRoundStage,
} from '@/server/services/rounds';

const begin = defineAction({
  who: 'user',
  input: BeginRoundSchema,
  run: (input) => beginOwnRound(input),
});
const act = defineAction({ who: 'user', input: ActSchema, run: actInRound });
const stage = defineAction({ who: 'user', input: z.uuid(), run: selectRoundStage });
const invite = defineAction({ who: 'user', input: z.uuid(), run: inviteInterviewer });
const dismiss = defineAction({ who: 'user', input: z.uuid(), run: dismissInterviewer });
const join = defineAction({ who: 'user', input: z.string().length(43), run: joinAsInterviewer });
const leave = defineAction({ who: 'user', input: z.uuid(), run: leaveInterview });
const fromSeat = defineAction({ who: 'user', input: PartnerActSchema, run: actFromSeat });
const swap = defineAction({ who: 'user', input: SwapSchema, run: swapRoles });

export async function beginRoundAction(input: z.input<typeof BeginRoundSchema>) {
  return begin(input);
}

export async function actInRoundAction(input: z.input<typeof ActSchema>) {
  return act(input);
}

export async function roundStageAction(id: string) {
  return stage(id);
}

export async function inviteInterviewerAction(round: string) {
  return invite(round);
}

export async function dismissInterviewerAction(round: string) {
  return dismiss(round);
}

export async function joinAsInterviewerAction(token: string) {
  return join(token);
}

export async function leaveInterviewAction(round: string) {
  return leave(round);
}

export async function actFromSeatAction(input: z.input<typeof PartnerActSchema>) {
  return fromSeat(input);
}

export async function swapRolesAction(input: z.input<typeof SwapSchema>) {
  return swap(input);
}
