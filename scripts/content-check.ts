import { checkComponents } from './content-check/check-components';
import { checkGlossary } from './content-check/check-glossary';
import { checkInterviewForms } from './content-check/check-interview-forms';
import { checkLessons } from './content-check/check-lessons';
import { checkMission } from './content-check/check-mission';
import { checkQuizzes } from './content-check/check-quizzes';
import { missionSlugs } from './content-check/mission-folder';
import { merged, type Outcome } from './content-check/outcome';

// With slugs, only these missions are checked.
const wanted = process.argv.slice(2);
const outcomes: Outcome[] = [];
if (wanted.length === 0) {
  const quizzes = await checkQuizzes();
  if (quizzes.summary !== '') process.stdout.write(`${quizzes.summary}\n`);
  outcomes.push(
    await checkLessons(),
    await checkGlossary(),
    await checkComponents(),
    await checkInterviewForms(),
    quizzes,
  );
}
for (const slug of wanted.length > 0 ? wanted : await missionSlugs()) {
  const outcome = await checkMission(slug);
  process.stdout.write(`${outcome.summary}\n`);
  outcomes.push(outcome);
}
const { passed, failures } = merged(outcomes);
for (const line of failures) process.stderr.write(`${line}\n`);
process.stdout.write(`content: ${passed} passed, ${failures.length} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
