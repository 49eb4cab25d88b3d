import { signedPoints } from '@/core/classes/rubric-words';
import type { RubricItem } from '@/core/contracts/rubric';

/** What the staff of a class ticked at a submission, for its learner. */
export function OwnRubric({
  className,
  items,
}: {
  className: string;
  items: readonly RubricItem[];
}) {
  return (
    <section
      aria-label={`Rubric of ${className}`}
      className="mb-6 max-w-3xl rounded-sheet border border-line bg-sheet p-4"
    >
      <p>Noted by the staff of {className}, beside the automatic result:</p>
      <ul className="mt-1">
        {items.map(({ id, title, points }) => (
          <li key={id} className="flex gap-3">
            <span className="num w-12 shrink-0 text-right font-semibold">
              {signedPoints(points)}
            </span>
            <span className="min-w-0 break-words">{title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
