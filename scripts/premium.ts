// `npm run premium -- <email> on|off`
import { closeDb } from '@/server/db';
import { setPremiumOf } from '@/server/services/premium';

const [email, wanted] = process.argv.slice(2);

if (!email || (wanted !== 'on' && wanted !== 'off') || process.argv.length !== 4) {
  console.error('Usage: npm run premium -- <email> on|off');
  process.exit(2);
}

try {
  await setPremiumOf(email, wanted === 'on');
  console.log(`Premium lessons are now ${wanted === 'on' ? 'open to' : 'closed for'} ${email}.`);
  await closeDb();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
