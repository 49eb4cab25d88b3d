import Link from 'next/link';
import { DiagramFigure } from '@/components/report/diagram-figure';
import type { Moment } from './review-actions';

/** The learner's own design at the moment it broke, and what had happened until then. */
export function MomentFigure({ moment }: { moment: Moment }) {
  const lit = {
    components: new Set(moment.components),
    connections: new Set(moment.connections),
  };
  return (
    <figure className="mb-4 rounded-sheet border border-line bg-paper p-3">
      <div className="h-56 sm:h-72">
        <DiagramFigure diagram={moment.diagram} title="Your own design" lit={lit} />
      </div>
      <figcaption className="mt-2 text-sm text-ink-soft">
        {moment.story.length > 0 && (
          <ol className="list-decimal pl-6">
            {moment.story.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        <Link
          href={`/submissions/${moment.submissionId}`}
          className="text-accent underline underline-offset-2"
        >
          The whole report
        </Link>
      </figcaption>
    </figure>
  );
}
