import type { Calibration } from '@/core/quizzes/calibration';

/** Of those you were sure of, so many were right; nothing when the learner never said. */
export function CalibrationWords({ calibration }: { calibration: Calibration }) {
  const { sure, unsure } = calibration;
  if (sure.answers + unsure.answers === 0) return null;
  return (
    <p className="num mt-2 text-sm text-ink-soft">
      {sure.answers > 0 && (
        <>
          Of the {sure.answers} you were sure of, {sure.right} {sure.right === 1 ? 'was' : 'were'}{' '}
          right.{' '}
        </>
      )}
      {unsure.answers > 0 && (
        <>
          Of the {unsure.answers} you were unsure of, {unsure.right}{' '}
          {unsure.right === 1 ? 'was' : 'were'} right.
        </>
      )}
    </p>
  );
}
