// Opens an embedded database and inserts rows for ever, printing the number of each that was acknowledged.
import { openEmbedded } from '@/server/embedded/open-cluster';

const folder = process.argv[2];
if (folder === undefined) throw new Error('no folder');
const { client } = await openEmbedded(folder);
await client.exec('CREATE TABLE t (n int)');
for (let n = 0; ; n += 1) {
  await client.query('INSERT INTO t VALUES ($1)', [n]);
  console.log(n);
}
