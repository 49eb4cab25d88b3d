import type { Metadata } from 'next';
import Link from 'next/link';
import { REGRADE_NOTE } from '@/components/report/regrade-anchor';
import { talkId } from '@/components/talk/talk-marks';
import { LocalTime } from '@/components/ui/local-time';
import { Page } from '@/components/ui/page';
import { noticeWords } from '@/core/grading/flip-words';
import { requireUser } from '@/server/auth/viewer';
import { selectRegradeNotices } from '@/server/data/regrade-notices';
import { selectInbox } from '@/server/data/threads';
import { withMissionTitles } from '@/server/services/submissions';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage() {
  await requireUser('/inbox');
  const [threads, regrades] = await Promise.all([selectInbox(), selectRegradeNotices()]);
  const lines = (await withMissionTitles([...threads, ...regrades])).sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
  return (
    <Page title="Inbox" lead="What the staff of your classes say about your designs.">
      {lines.length === 0 ? (
        <p className="text-ink-soft">
          Nothing yet. Comments on what you hand in to a class arrive here, answers to what you ask
          about a verdict, and word when something was graded anew.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
          {lines.map((line) => (
            <li key={'threadId' in line ? line.threadId : `${line.regradeId} ${line.submissionId}`}>
              <Link
                href={`/submissions/${line.submissionId}#${'threadId' in line ? talkId(line.threadId) : REGRADE_NOTE}`}
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
                  {'asks' in line && line.asks && (
                    <span className="text-ink-faint">waits for an answer</span>
                  )}
                  {'resolved' in line && line.resolved && (
                    <span className="text-ink-faint">settled</span>
                  )}
                  <LocalTime at={line.at} className="num ml-auto text-xs text-ink-faint" />
                </span>
                <span className="mt-1 line-clamp-2 text-sm break-words text-ink-soft">
                  {'text' in line
                    ? `${line.fromStaff ? (line.author ?? 'A deleted account') : 'You'}: ${line.text}`
                    : noticeWords(line)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
