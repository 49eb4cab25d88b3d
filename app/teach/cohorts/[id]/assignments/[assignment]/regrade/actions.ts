'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { cancelRegrade, undoRegrade } from '@/server/data/regrades';
import { ApplySchema, applyDryRun, dryRun, RegradeScopeSchema } from '@/server/services/regrades';

// Who may have what graded anew is decided in the data layer: by the membership, and for all classes by the role.

const start = defineAction({ who: 'user', input: RegradeScopeSchema, run: dryRun });
export async function startRegradeAction(input: z.input<typeof RegradeScopeSchema>) {
  return start(input);
}

const cancel = defineAction({ who: 'user', input: z.uuid(), run: cancelRegrade });
export async function cancelRegradeAction(id: string) {
  return cancel(id);
}

const apply = defineAction({ who: 'user', input: ApplySchema, run: applyDryRun });
export async function applyRegradeAction(input: z.input<typeof ApplySchema>) {
  return apply(input);
}

const undo = defineAction({ who: 'user', input: z.uuid(), run: undoRegrade });
export async function undoRegradeAction(id: string) {
  return undo(id);
}
