// Brings the database up to date and, in embedded mode, plants the demo accounts. Run by `npm start` before serving.

import { adapterFactory } from '@/server/database-adapter';
import { closeDb } from '@/server/db';
import { serverEnv } from '@/server/env';
import { DEMO_ACCOUNTS, DEMO_COHORT } from './demo';
import { applyMigrations } from './schema-engine';
import { plantDemo } from './seed';

async function prepare() {
  const env = serverEnv();
  const factory = adapterFactory(env);
  const applied = await applyMigrations(factory);
  for (const name of applied) console.log(`Applied migration ${name}`);
  if (env.databaseUrl !== null) return;
  await plantDemo();
  console.log('Demo accounts (for as long as nobody changes them):');
  for (const { email, password, role } of DEMO_ACCOUNTS) {
    console.log(`  ${role.padEnd(10)}  ${email.padEnd(22)}  ${password}`);
  }
  console.log(`  join code of their cohort: ${DEMO_COHORT.joinCode}`);
}

try {
  await prepare();
  await closeDb();
  // The schema engine leaves a timer behind that would hold the process for ten seconds.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
