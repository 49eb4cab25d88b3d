'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { markRegradesSeen } from '@/server/data/regrade-notices';
import { deleteComment } from '@/server/data/say';
import {
  ask,
  QuestionSchema,
  ReadSchema,
  ReplySchema,
  ResolveSchema,
  read,
  reply,
  resolve,
  selectTalkOf,
} from '@/server/services/talk';

const asking = defineAction({ who: 'user', input: QuestionSchema, run: ask });
export async function askAction(input: z.input<typeof QuestionSchema>) {
  return asking(input);
}

const answering = defineAction({ who: 'user', input: ReplySchema, run: reply });
export async function replyAction(input: z.input<typeof ReplySchema>) {
  return answering(input);
}

const settling = defineAction({ who: 'user', input: ResolveSchema, run: resolve });
export async function resolveAction(input: z.input<typeof ResolveSchema>) {
  return settling(input);
}

const withdrawing = defineAction({ who: 'user', input: z.uuid(), run: deleteComment });
export async function withdrawAction(id: string) {
  return withdrawing(id);
}

const reading = defineAction({ who: 'user', input: ReadSchema, run: read });
export async function readAction(input: z.input<typeof ReadSchema>) {
  return reading(input);
}

const seeing = defineAction({ who: 'user', input: z.uuid(), run: markRegradesSeen });
export async function seenRegradeAction(submissionId: string) {
  return seeing(submissionId);
}

const MissionSchema = z.strictObject({ mission: z.string().min(1).max(100) });
const talk = defineAction({
  who: 'user',
  input: MissionSchema,
  run: ({ mission }) => selectTalkOf(mission),
});
export async function talkAction(input: z.input<typeof MissionSchema>) {
  return talk(input);
}
