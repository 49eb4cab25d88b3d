import 'server-only';
import { resolve } from 'node:path';
import { z } from 'zod';

const EnvSchema = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  BACKPRESSURE_DATA_DIR: z.string().min(1).default('.data'),
});

export interface ServerEnv {
  /** PostgreSQL's address; null in embedded mode. */
  databaseUrl: string | null;
  /** Absolute path of the folder of the embedded database. */
  dataDir: string;
  /** The address readers use, without a path; null when it was not set. */
  url: string | null;
  secret: string | null;
}

/** Reads the process's environment; throws with the names of what is malformed. */
export function serverEnv(): ServerEnv {
  const env = EnvSchema.parse({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || undefined,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || undefined,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || undefined,
    BACKPRESSURE_DATA_DIR: process.env.BACKPRESSURE_DATA_DIR || undefined,
  });
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: resolve(/* turbopackIgnore: true */ process.cwd(), env.BACKPRESSURE_DATA_DIR),
    url: env.NEXTAUTH_URL ?? null,
    secret: env.NEXTAUTH_SECRET ?? null,
  };
}

/** Whether instructors and admins who sign in with a password need a second factor here (`STAFF_SECOND_FACTOR=required`). */
export function staffNeedsSecondFactor(): boolean {
  return process.env.STAFF_SECOND_FACTOR === 'required';
}

/** What the submissions of one account may take in the database, bytes (`ACCOUNT_MB`). */
export function accountBytes(): number {
  const megabytes = Number(process.env.ACCOUNT_MB || 200);
  return (Number.isFinite(megabytes) && megabytes > 0 ? megabytes : 200) * 1_000_000;
}
