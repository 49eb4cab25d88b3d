// `npm run invite -- <email> learner|instructor|admin [join code of a class]`
import { closeDb } from '@/server/db';
import { makeInvitation } from '@/server/services/make-links';

const ROLES = ['learner', 'instructor', 'admin'] as const;
const [email, wanted, joinCode = null, ...more] = process.argv.slice(2);
const role = ROLES.find((one) => one === wanted);

if (!email || !role || more.length > 0) {
  console.error('Usage: npm run invite -- <email> learner|instructor|admin [join code of a class]');
  process.exit(2);
}

try {
  const { url, expiresAt } = await makeInvitation({ email, role, joinCode });
  console.log(
    `Makes ${email} an account as ${role}, once, until ${expiresAt.toISOString()}:\n\n${url}\n`,
  );
  await closeDb();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
