import Link from 'next/link';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import type { Moment } from './review-actions';

/** The learner's own design at the moment it broke, and what had happened until then; the report once it was answered. */
export function MomentFigure({ moment, told }: { moment: Moment; told: boolean }) {
  const lit = {
    components: new Set(moment.components),
    connections: new Set(moment.connections),
  };
  return (
    <figure className="mb-4 rounded-sheet border border-line bg-paper p-3">
      <LegibleFigure diagram={moment.diagram} title="Your own design" lit={lit} />
      <figcaption className="mt-2 text-sm text-ink-soft">
        {moment.story.length > 0 && (
          <ol aria-label="What happened before">
            {moment.story.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        {told && (
          <Link
            href={`/submissions/${moment.submissionId}`}
            className="text-accent underline underline-offset-2"
          >
            The whole report
          </Link>
        )}
      </figcaption>
    </figure>
  );
}
