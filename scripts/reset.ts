// `npm run reset -- <email>`
import { closeDb } from '@/server/db';
import { makeResetLinkByEmail } from '@/server/services/make-links';

const [email] = process.argv.slice(2);

if (!email || process.argv.length !== 3) {
  console.error('Usage: npm run reset -- <email>');
  process.exit(2);
}

try {
  const { url, expiresAt } = await makeResetLinkByEmail(email);
  console.log(
    `Sets a new password for ${email}, once, until ${expiresAt.toISOString()}:\n\n${url}\n`,
  );
  await closeDb();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
