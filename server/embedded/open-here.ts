import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { EmbeddedHandle } from './handle';
import { openEmbedded } from './open-cluster';

/** Prisma's adapter over an open client. */
export async function adapterOver(client: PGlite): Promise<SqlDriverAdapter> {
  const adapter = (await new PrismaPGlite(client).connect()) as SqlDriverAdapter;
  // The package starts a script without waiting for it, so its errors and its end would go unnoticed.
  adapter.executeScript = async (script) => {
    await client.exec(script);
  };
  return adapter;
}

/** Opens the embedded database of a folder in this thread; refuses as `openEmbedded` does. */
export async function openHere(folder: string): Promise<EmbeddedHandle> {
  const { client, close } = await openEmbedded(folder);
  return {
    adapter: await adapterOver(client),
    run: async (text, values = []) => {
      if (values.length > 0) return client.query(text, values);
      return (await client.exec(text)).at(-1) ?? { rows: [] };
    },
    dump: async () => {
      // What is in the log only would have to be replayed from it; a copy is better without.
      await client.exec('CHECKPOINT');
      return new Uint8Array(await (await client.dumpDataDir('gzip')).arrayBuffer());
    },
    close,
  };
}
