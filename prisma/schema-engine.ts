import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

const PRISMA_FOLDER = join(process.cwd(), 'prisma');
const FILTERS = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | null = null;

/** Prisma's schema engine is WebAssembly that Node cannot import by itself; this puts the two halves together. */
async function loadEngine() {
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

function schemaFiles() {
  const path = join(PRISMA_FOLDER, 'schema.prisma');
  return { files: [{ path, content: readFileSync(path, 'utf8') }] };
}

/** Names of the migrations of this version, in order. */
function migrationNames(): string[] {
  return readdirSync(join(PRISMA_FOLDER, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** All migrations, or those up to and including the named one. */
function migrationsList(until?: string) {
  const baseDir = join(PRISMA_FOLDER, 'migrations');
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames()
      .filter((name) => until === undefined || name <= until)
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
  };
}

async function withEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const opened: SqlDriverAdapter[] = [];
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    opened.push(adapter);
    return adapter;
  };
  const bound = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remember(factory.connect()),
    connectToShadowDb: () => remember(factory.connectToShadowDb()),
  });
  let engine: engineModule.SchemaEngine | null = null;
  try {
    engine = await engineModule.SchemaEngine.new(
      { datamodels: schemaFiles().files.map((file) => [file.path, file.content]) },
      () => {},
      bound,
    );
    return await use(engine);
  } catch (error) {
    // The engine hands a number back for an error of the adapter; the adapter kept the error itself.
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    const original = id === undefined ? undefined : bound.errorRegistry.consumeError(Number(id));
    throw original?.error ?? error;
  } finally {
    engine?.free();
    // The engine leaves its connections open.
    for (const adapter of opened) await adapter.dispose();
  }
}

/** The database was brought up to date by a newer version than this one. */
export class NewerSchemaError extends Error {
  constructor(names: readonly string[]) {
    super(
      `The database belongs to a newer version of Backpressure (it has ${names.join(', ')}). Nothing was changed. Start that version, or restore a copy from before the upgrade.`,
    );
    this.name = 'NewerSchemaError';
  }
}

/** Names of migrations that the database has; null for a database that never had any. */
async function recordedMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[] | null> {
  const adapter = await factory.connect();
  try {
    const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
    const { rows: found } = await query("SELECT to_regclass('_prisma_migrations')::text");
    if (found[0]?.[0] === null) return null;
    const { rows } = await query('SELECT migration_name FROM _prisma_migrations');
    return rows.map(([name]) => String(name));
  } finally {
    await adapter.dispose();
  }
}

/** The lock under which Prisma's engine applies migrations. */
const MIGRATION_LOCK = 72_707_369;

/** Runs with each script, in its implicit transaction: whether a script was executed can be known although nobody lived to say so. */
const EXECUTED = `
UPDATE "_prisma_migrations" SET "applied_steps_count" = 1
WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL AND "logs" IS NULL;`;

/** The factory, with connections whose scripts leave a mark. */
function marking(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  const marked = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    const execute = adapter.executeScript.bind(adapter);
    return Object.assign(adapter, {
      executeScript: (script: string) => execute(`${script}\n;${EXECUTED}`),
    });
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => marked(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/**
 * Sees to migrations that were begun by a process that died: one whose script was executed is done, one whose script was not is begun anew.
 * One that failed has its error in `logs` and stays for a person to look at. Waits for whoever applies migrations right now.
 */
async function settleInterrupted(factory: SqlMigrationAwareDriverAdapterFactory): Promise<void> {
  const adapter = await factory.connect();
  try {
    const tx = await adapter.startTransaction();
    const run = (sql: string) => tx.executeRaw({ sql, args: [], argTypes: [] });
    try {
      await tx.queryRaw({
        sql: `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})::text`,
        args: [],
        argTypes: [],
      });
      const open = `"finished_at" IS NULL AND "rolled_back_at" IS NULL AND "logs" IS NULL`;
      await run(
        `UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE ${open} AND "applied_steps_count" > 0`,
      );
      await run(`UPDATE "_prisma_migrations" SET "rolled_back_at" = now() WHERE ${open}`);
      await run('COMMIT');
      await tx.commit();
    } catch (error) {
      await run('ROLLBACK').catch(() => {});
      await tx.rollback().catch(() => {});
      throw error;
    }
  } finally {
    await adapter.dispose();
  }
}

/**
 * Applies every migration that the database lacks, or those up to and including `until`; returns their names in order.
 * Throws `NewerSchemaError`, changing nothing, when the database has some that this version does not know.
 */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  until?: string,
): Promise<string[]> {
  const recorded = await recordedMigrations(factory);
  const known = new Set(migrationNames());
  const unknown = recorded?.filter((name) => !known.has(name)) ?? [];
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
  if (recorded !== null) await settleInterrupted(factory);
  return withEngine(marking(factory), async (engine) => {
    const applied = await engine.applyMigrations({
      migrationsList: migrationsList(until),
      filters: FILTERS,
    });
    return applied.appliedMigrationNames;
  });
}

/** The SQL that leads from the migrations folder (or from nothing) to `schema.prisma`. */
export function diffToSchema(
  factory: SqlMigrationAwareDriverAdapterFactory,
  from: 'migrations' | 'empty',
): Promise<{ empty: boolean; sql: string }> {
  return withEngine(factory, async (engine) => {
    const result = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...migrationsList() },
      to: { tag: 'schemaDatamodel', ...schemaFiles() },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return { empty: result.exitCode === 0, sql: result.stdout ?? '' };
  });
}
