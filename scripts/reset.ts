// `npm run reset -- <email> [second-factor]`
import { closeDb } from '@/server/db';
import { dropSecondFactorByEmail, makeResetLinkByEmail } from '@/server/services/make-links';

const [email, what, ...more] = process.argv.slice(2);

if (!email || (what !== undefined && what !== 'second-factor') || more.length > 0) {
  console.error('Usage: npm run reset -- <email> [second-factor]');
  process.exit(2);
}

try {
  if (what === 'second-factor') {
    await dropSecondFactorByEmail(email);
    console.log(`${email} signs in with the password alone.`);
  } else {
    const { url, expiresAt } = await makeResetLinkByEmail(email);
    console.log(
      `Sets a new password for ${email}, once, until ${expiresAt.toISOString()}:\n\n${url}\n`,
    );
  }
  await closeDb();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
