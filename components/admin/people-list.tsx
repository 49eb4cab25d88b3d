import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';
import type { AccountLine } from '@/core/contracts/account-line';

/** Accounts, each the way to its own page. */
export function PeopleList({ people }: { people: readonly AccountLine[] }) {
  return (
    <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
      {people.map((person) => (
        <li key={person.id}>
          <Link
            href={`/admin/people/${person.id}`}
            prefetch={false}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunk"
          >
            <span className="min-w-0 grow basis-full sm:basis-0">
              <span className="font-medium break-words">{person.name}</span>
              <span className="block text-sm break-all text-ink-soft">{person.email}</span>
            </span>
            <span className="text-sm">
              {person.role}
              {person.premium && <span className="text-ink-faint">, premium</span>}
              {person.disabledAt !== null && <span className="text-trouble">, disabled</span>}
            </span>
            <span className="num text-xs text-ink-faint sm:w-48 sm:text-right">
              {person.lastSeenAt === null ? (
                'not signed in'
              ) : (
                <>
                  last seen <LocalTime at={person.lastSeenAt} />
                </>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
