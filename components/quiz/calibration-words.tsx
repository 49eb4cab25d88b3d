import type { Calibration } from '@/core/quizzes/calibration';

/** How many were right of those the learner was sure of, and unsure of; nothing when they never said. */
export function CalibrationWords({ calibration }: { calibration: Calibration }) {
  const { sure, unsure } = calibration;
  if (sure.answers + unsure.answers === 0) return null;
  return (
    <p className="num mt-2 text-sm text-ink-soft">
      {sure.answers > 0 && `When you were sure, ${sure.right} of ${sure.answers} were right. `}
      {unsure.answers > 0 &&
        `When you were unsure, ${unsure.right} of ${unsure.answers} were right. `}
      {sure.right < sure.answers && 'What you were sure of and got wrong is worth a second look.'}
    </p>
  );
}
