'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import {
  beginSecondFactor,
  confirmSecondFactor,
  DeviceCodeSchema,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '@/server/services/second-factor';

const nothing = z.strictObject({});
const begin = defineAction({ who: 'heldStaff', input: nothing, run: beginSecondFactor });
const confirm = defineAction({
  who: 'heldStaff',
  input: DeviceCodeSchema,
  run: confirmSecondFactor,
});
// Whoever is an instructor no more can still get rid of it.
const renew = defineAction({ who: 'user', input: nothing, run: renewRecoveryCodes });
const off = defineAction({ who: 'user', input: nothing, run: switchOffSecondFactor });

export async function beginAction(input: Record<string, never>) {
  return begin(input);
}

export async function confirmAction(code: string) {
  return confirm(code);
}

export async function renewAction(input: Record<string, never>) {
  return renew(input);
}

export async function switchOffAction(input: Record<string, never>) {
  return off(input);
}
