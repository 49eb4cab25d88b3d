// `npm run restore -- <folder>`: brings a backup back into an empty place.
import { restoreBackup } from '@/server/backup/restore-backup';

const [folder] = process.argv.slice(2);
if (!folder || process.argv.length !== 3) {
  console.error('Usage: npm run restore -- <folder of the backup>');
  process.exit(2);
}

try {
  const { made, people, submissions } = await restoreBackup(folder);
  console.log(`Restored the backup of ${made}: ${people} accounts, ${submissions} submissions.`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
