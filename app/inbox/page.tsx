import type { Metadata } from 'next';
import Link from 'next/link';
import { talkId } from '@/components/talk/talk-marks';
import { LocalTime } from '@/components/ui/local-time';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { selectInbox } from '@/server/data/threads';
import { withMissionTitles } from '@/server/services/submissions';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  await requireUser('/inbox');
  const lines = await withMissionTitles(await selectInbox());
  return (
    <Page title="Inbox" lead="What the staff of your classes say about your designs.">
      {lines.length === 0 ? (
        <p className="text-ink-soft">
          Nothing yet. Comments on what you hand in to a class arrive here, and answers to what you
          ask about a verdict.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {lines.map((line) => (
            <li key={line.threadId}>
              <Link
                href={`/submissions/${line.submissionId}#${talkId(line.threadId)}`}
                prefetch={false}
                className="block px-4 py-3 hover:bg-sunk"
              >
                <span className="flex flex-wrap items-baseline gap-x-3 text-sm">
                  {line.unread && (
                    <span className="rounded-full bg-accent px-2 text-xs text-accent-ink">new</span>
                  )}
                  <span className={line.unread ? 'font-semibold' : 'font-medium'}>
                    {line.missionTitle}
                  </span>
                  <span className="text-ink-soft">{line.className}</span>
                  {line.asks && <span className="text-ink-faint">waits for an answer</span>}
                  {line.resolved && <span className="text-ink-faint">settled</span>}
                  <LocalTime at={line.at} className="num ml-auto text-xs text-ink-faint" />
                </span>
                <span className="mt-1 line-clamp-2 text-sm break-words text-ink-soft">
                  {line.fromStaff ? (line.author ?? 'A deleted account') : 'You'}: {line.text}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
