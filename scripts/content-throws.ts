import { createHash } from 'node:crypto';
import { gradeAll } from './content-check/grade-pool';
import { faultlessReferences, missionSlugs } from './content-check/mission-folder';

// How many throws of the dice each faultless reference gets. A right design that loses one time in thirty is a wrong mission.
const THROWS = 30;

/** Grades every faultless reference of a mission with many seeds; returns how many grades lost something. */
async function throwDice(slug: string): Promise<number> {
  const files = await faultlessReferences(slug);
  const jobs = files.flatMap((file) =>
    Array.from({ length: THROWS }, (_, number) => {
      const seed = createHash('sha256').update(`${slug} ${number}`).digest('hex');
      return { slug, file, seed };
    }),
  );
  let unlucky = 0;
  for (const [i, answer] of (await gradeAll(jobs)).entries()) {
    const { file, seed } = jobs[i] as (typeof jobs)[number];
    if (answer.ok && answer.failed.length === 0) continue;
    unlucky += 1;
    console.error(
      `${slug} ${file} --seed ${seed}: ${answer.ok ? answer.failed.join(', ') : answer.lines.join(', ')}`,
    );
  }
  console.log(
    `${slug}: ${jobs.length} grades of ${files.length} faultless references, ${unlucky} lost points`,
  );
  return unlucky;
}

// With slugs, only these missions are checked.
const wanted = process.argv.slice(2);
let unlucky = 0;
for (const slug of wanted.length > 0 ? wanted : await missionSlugs()) {
  unlucky += await throwDice(slug);
}
process.exitCode = unlucky === 0 ? 0 : 1;
