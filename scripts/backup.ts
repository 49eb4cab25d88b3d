// `npm run backup -- <folder>`: writes a backup while the site runs.
import { writeBackup } from '@/server/backup/write-backup';

const [folder] = process.argv.slice(2);
if (!folder || process.argv.length !== 3) {
  console.error('Usage: npm run backup -- <new folder>');
  process.exit(2);
}

try {
  await writeBackup(folder, new Date());
  console.log(`The backup is in ${folder}.`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
