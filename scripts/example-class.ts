// `npm run example-class -- <email of an instructor>`

import { stopBoss } from '@/server/data/job-queue';
import { closeDb } from '@/server/db';
import { plantDemoClass } from '@/server/services/demo-class';

const [email] = process.argv.slice(2);

if (!email || process.argv.length !== 3) {
  console.error('Usage: npm run example-class -- <email of an instructor>');
  process.exit(2);
}

try {
  const planted = await plantDemoClass(email.trim().toLowerCase(), { again: true });
  console.log(
    planted
      ? 'The example class was planted. Its designs are graded while the site runs.'
      : `No instructor or admin has the e-mail ${email}.`,
  );
  await stopBoss();
  await closeDb();
  process.exit(planted ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
