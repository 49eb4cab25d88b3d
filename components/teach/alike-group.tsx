import type { SharedMistake } from '@/core/grading/shared-words';

/** Scores of a group in few words: all the same, or from the lowest to the highest. */
export function scoreWords(members: readonly { earned: number; total: number }[]): string {
  const scores = members.map(({ earned }) => earned);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const total = members[0]?.total ?? 0;
  return low === high ? `${low} of ${total}` : `${low} to ${high} of ${total}`;
}

/** What the members of a group did, or that they kept every promise. */
export function SharedMistakes({
  mistakes,
  many,
}: {
  mistakes: readonly SharedMistake[];
  many: boolean;
}) {
  if (mistakes.length === 0) return <p className="text-good">✓ Keeps every promise.</p>;
  const first = mistakes.filter(({ follows }) => !follows);
  const following = mistakes.filter(({ follows }) => follows);
  return (
    <>
      <ul className="space-y-2">
        {first.map(({ id, promise, sentence, ofAll }) => (
          <li key={id}>
            <span className="text-trouble" aria-hidden="true">
              ✗
            </span>{' '}
            <span className="sr-only">Broken: </span>
            <span className="font-medium">{promise ?? id}</span>
            {sentence !== null && (
              <span className="block text-ink-soft">
                {many && !ofAll && 'In the typical design: '}
                {sentence}
              </span>
            )}
          </li>
        ))}
      </ul>
      {following.length > 0 && (
        <p className="mt-2 text-xs text-ink-faint">
          Broken by the same causes: {following.map(({ promise, id }) => promise ?? id).join(' ')}
        </p>
      )}
    </>
  );
}
