import { LocalTime } from '@/components/ui/local-time';
import type { LetterLine } from '@/core/contracts/letter-line';

const KIND = {
  reset: 'Link to a new password',
  confirm: 'Confirmation of an e-mail',
  invitation: 'Invitation',
  emailChanged: 'Word of a changed e-mail',
  news: 'News of comments',
} as const;

/** Letters that could not be sent (yet), with what the mail server said. */
export function LetterList({ letters }: { letters: readonly LetterLine[] }) {
  if (letters.length === 0) return <p className="text-ink-soft">No letter is held up.</p>;
  return (
    <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
      {letters.map((letter) => (
        <li key={letter.id} className="px-4 py-3">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span>
              {KIND[letter.kind]}
              {letter.whose !== null && ` for ${letter.whose.name}`}
            </span>
            <span className="text-sm text-ink-soft">
              <LocalTime at={letter.createdAt} />
            </span>
          </p>
          <p className="text-sm text-ink-soft">
            {letter.state === 'failed' ? 'Given up' : 'Tried again by itself'} after {letter.tries}{' '}
            {letter.tries === 1 ? 'try' : 'tries'}
            {letter.trouble !== null && (
              <>
                : <span className="break-words font-mono text-xs">{letter.trouble}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
