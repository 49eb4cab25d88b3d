import type { Lit } from '@/components/drawing/diagram-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { diffDiagrams } from '@/core/diagram/diff';

const SIGNS = { added: '+', removed: '−', changed: '±' } as const;

/** What has to be done to the first diagram to get the second, a line each. */
export function DifferenceList({ before, after }: { before: Diagram; after: Diagram }) {
  const differences = diffDiagrams(before, after);
  if (differences.length === 0)
    return <p className="text-sm text-ink-soft">The two designs are the same.</p>;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {differences.map((difference) => (
        <li key={`${difference.kind} ${difference.of} ${difference.id}`} className="flex gap-2">
          <span aria-hidden="true" className="w-4 text-center font-mono">
            {SIGNS[difference.kind]}
          </span>
          <span>
            <span className="text-ink-faint">{difference.kind}</span> {difference.text}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The parts of the second diagram that the first has not, or not so: to be brought out in a figure of it. */
export function newParts(before: Diagram, after: Diagram): Lit {
  const fresh = diffDiagrams(before, after).filter(({ kind }) => kind !== 'removed');
  const idsOf = (of: 'component' | 'connection') =>
    new Set(fresh.filter((one) => one.of === of).map(({ id }) => id));
  return { components: idsOf('component'), connections: idsOf('connection') };
}
