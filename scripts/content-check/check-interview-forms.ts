import { guessingAmong, tells } from '@/core/quizzes/form-guessing';
import { listInterviews } from '@/server/content/interviews';
import { type Outcome, outcomeOf } from './outcome';

/** In which order the options of a round stand is drawn for each round, so a place gives nothing away. */
const PLACES = new Set(['the first', 'the second', 'the last but one', 'the last']);

/** Whether the form of the options of all interviews together gives answers away. */
export async function checkInterviewForms(): Promise<Outcome> {
  const choices = (await listInterviews()).flatMap(({ interview }) => [
    ...interview.interface,
    ...interview.data,
  ]);
  const guessing = guessingAmong(
    choices.map(({ options, fits }) =>
      options.map(({ id, text }) => ({ text, correct: id === fits })),
    ),
  );
  const told = tells(guessing).filter(({ habit }) => !PLACES.has(habit));
  return outcomeOf(
    told.map(
      ({ habit, share }) =>
        `content/missions/*/interview.yaml: choosing ${habit} fits ${(share * 100).toFixed(1)} % of the questions, where chance fits ${(guessing.chance * 100).toFixed(1)} %`,
    ),
  );
}
