import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AttemptView } from '@/components/teach/attempt-view';
import { LocalTime } from '@/components/ui/local-time';
import { selectSeenAttempt } from '@/server/services/seen-attempts';
import { ClassFrame } from '../../_components/class-frame';
import { openClassPage } from '../../_components/open-class-page';

export const metadata: Metadata = { title: 'Quiz answers' };

export default async function AttemptPage({
  params,
}: PageProps<'/teach/cohorts/[id]/attempts/[attempt]'>) {
  const { id, attempt: attemptId } = await params;
  const root = `/teach/cohorts/${id}`;
  const open = await openClassPage(id, `${root}/attempts/${attemptId}`);
  const attempt = await selectSeenAttempt(attemptId);
  if (attempt === null) notFound();
  return (
    <ClassFrame open={open}>
      <h2 className="text-xl font-semibold">
        {attempt.title}:{' '}
        <span className="num">
          {attempt.score} of {attempt.total}
        </span>
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        <Link
          href={`${root}/learners/${attempt.owner.id}`}
          className="text-accent underline underline-offset-2"
        >
          {attempt.owner.name}
        </Link>
        , finished <LocalTime at={attempt.finishedAt} className="num" />
      </p>
      <AttemptView answers={attempt.answers} unanswered={attempt.unanswered} />
    </ClassFrame>
  );
}
