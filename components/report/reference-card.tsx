import { LegibleFigure } from '@/components/drawing/legible-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { namedLike } from '@/core/diagram/same-parts';
import type { Reference } from '@/core/missions/references';
import { DifferenceList, newParts } from './difference-list';
import { stageWords } from './reference-words';

/** A reference beside the reader's own design, with what it does differently. */
export function ReferenceCard({
  reference,
  own,
  stages,
}: {
  reference: Reference;
  /** The reader's latest design; null when there is none. */
  own: Diagram | null;
  /** Titles of the mission's stages. */
  stages: readonly string[];
}) {
  const { title, why, stage } = reference;
  const isDrawn = own !== null && own.connections.length > 0;
  const diagram = isDrawn ? namedLike(reference.diagram, own) : reference.diagram;
  const keeps = stage === stages.length ? 'all stages' : stageWords(stage);
  return (
    <section aria-label={title}>
      <h2 className="text-xl font-semibold">{title}</h2>
      <p className="text-sm text-ink-faint">Keeps {keeps}</p>
      <p className="mt-2 max-w-[68ch] text-ink-soft">{why}</p>
      <div className={`mt-4 grid gap-4 ${isDrawn ? 'lg:grid-cols-2' : ''}`}>
        {isDrawn && <Side title="Your design" diagram={own} />}
        <Side
          title="The reference"
          diagram={diagram}
          {...(isDrawn ? { marked: newParts(own, diagram) } : {})}
        />
      </div>
      {isDrawn && (
        <details className="mt-4" open={stage === stages.length}>
          <summary className="cursor-pointer font-medium">From yours to this one</summary>
          <p className="mt-1 mb-2 text-sm text-ink-faint">
            Parts that you also have carry your names. What you lack, or have set differently, is
            marked.
          </p>
          <DifferenceList before={own} after={diagram} />
        </details>
      )}
    </section>
  );
}

function Side({
  title,
  ...figure
}: {
  title: string;
  diagram: Diagram;
  marked?: ReturnType<typeof newParts>;
}) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-sm font-medium">{title}</h3>
      <div className="rounded-sheet border border-line bg-paper">
        <LegibleFigure title={title} {...figure} />
      </div>
    </div>
  );
}
