// `npm run role -- <email> learner|instructor|admin`
import { closeDb } from '@/server/db';
import { setRole } from '@/server/services/roles';

const ROLES = ['learner', 'instructor', 'admin'] as const;
const [email, wanted] = process.argv.slice(2);
const role = ROLES.find((one) => one === wanted);

if (!email || !role || process.argv.length !== 4) {
  console.error('Usage: npm run role -- <email> learner|instructor|admin');
  process.exit(2);
}

try {
  await setRole(email, role);
  console.log(`${email} is now ${role}.`);
  await closeDb();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
