import { CodeText } from '@/components/ui/code-text';
import type { ReadAnswer } from '@/core/quizzes/read-answer';

/** The answers of a finished quiz, for staff: what was answered, how sure, how long it took, with how many hints. */
export function AttemptView({
  answers,
  unanswered,
}: {
  answers: readonly ReadAnswer[];
  unanswered: number;
}) {
  return (
    <>
      <ol className="mt-6 max-w-3xl divide-y divide-line text-sm">
        {answers.map((answer) => (
          <li key={answer.questionId} className="py-3">
            <p className="font-medium">
              <CodeText text={answer.prompt} />
            </p>
            <p className="mt-1">
              <span className={answer.correct ? 'text-good' : 'text-trouble'}>
                {answer.correct ? '✓ right' : '✗ wrong'}
              </span>
              {answer.answered === null ? (
                <span className="text-ink-faint">, the question has changed since</span>
              ) : (
                answer.answered.length > 0 && <>: {answer.answered.join(', ')}</>
              )}
            </p>
            <p className="num mt-1 text-xs text-ink-faint">
              {[
                ...(answer.sure === null ? [] : [answer.sure ? 'was sure' : 'was not sure']),
                ...(answer.tookMs === null
                  ? []
                  : [`answered after ${Math.max(1, Math.round(answer.tookMs / 1000))} s`]),
                ...(answer.hints ? [answer.hints === 1 ? '1 hint' : `${answer.hints} hints`] : []),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      {unanswered > 0 && (
        <p className="mt-3 text-sm text-ink-soft">
          {unanswered === 1 ? '1 question was' : `${unanswered} questions were`} left unanswered.
        </p>
      )}
    </>
  );
}
