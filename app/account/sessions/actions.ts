'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { endSession, signOutEverywhere } from '@/server/services/sessions';

const end = defineAction({ who: 'user', input: z.uuid(), run: endSession });
const everywhere = defineAction({ who: 'user', input: z.strictObject({}), run: signOutEverywhere });

export async function endSessionAction(id: string) {
  return end(id);
}

export async function signOutEverywhereAction(nothing: Record<string, never>) {
  return everywhere(nothing);
}
