import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_ACCOUNTS } from '@/prisma/demo';
import { wasDemoClassPlanted } from '@/server/data/demo-class';
import { serverEnv } from '@/server/env';
import { log } from '@/server/log';
import { plantDemoClass } from '@/server/services/demo-class';

/** Long enough for the first pages to be served, ms. */
const AFTER_MS = 3_000;

/** Whether an installation with these settings plants the example class by itself. */
export function plantsExample(
  { databaseUrl }: { databaseUrl: string | null },
  setting: string | undefined,
): boolean {
  return databaseUrl === null && setting !== 'off';
}

/**
 * Plants the example class of the demo instructor, some time after the start of an embedded installation and once in its life.
 * Never on PostgreSQL, and not with `EXAMPLE_CLASS=off`. Nobody waits for it.
 */
export function plantExampleLater(): void {
  if (!plantsExample(serverEnv(), process.env.EXAMPLE_CLASS)) return;
  void plant().catch((error) => log.warn({ err: error }, 'the example class could not be planted'));
}

async function plant(): Promise<void> {
  if (await wasDemoClassPlanted()) return;
  await sleep(AFTER_MS, undefined, { ref: false });
  const instructor = DEMO_ACCOUNTS.find(({ role }) => role === 'instructor');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (instructor && (await plantDemoClass(instructor.email, { zone }))) {
    log.info('the example class was planted');
  }
}
