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

/** Names of migrations that the database has and this version does not know. */
async function unknownMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> {
  const adapter = await factory.connect();
  try {
    const query = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
    const { rows: found } = await query("SELECT to_regclass('_prisma_migrations')::text");
    if (found[0]?.[0] === null) return [];
    const { rows } = await query('SELECT migration_name FROM _prisma_migrations');
    const known = new Set(migrationNames());
    return rows.map(([name]) => String(name)).filter((name) => !known.has(name));
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
  const unknown = await unknownMigrations(factory);
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
  return withEngine(factory, async (engine) => {
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
