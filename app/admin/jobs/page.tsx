import type { Metadata } from 'next';
import { AdminNav } from '@/components/admin/admin-nav';
import { JobList } from '@/components/admin/job-list';
import { LetterList } from '@/components/admin/letter-list';
import { Page } from '@/components/ui/page';
import { formatNumber } from '@/core/shared/format-number';
import { requireAdmin } from '@/server/auth/viewer';
import { selectJobs } from '@/server/data/admin-jobs';
import { selectTroubledLetters } from '@/server/data/admin-letters';
import { mailSettings } from '@/server/mail/settings';
import { retryAction } from './actions';

export const metadata: Metadata = { title: 'Jobs' };

/** Of each kind as many are listed. */
const MOST = 50;

const more = (count: number) => (count > MOST ? ` (the first ${MOST})` : '');

export default async function JobsPage() {
  await requireAdmin('/admin/jobs');
  const [{ counts, grading, queued, failed }, mail] = await Promise.all([
    selectJobs(MOST),
    selectTroubledLetters(MOST),
  ]);
  return (
    <Page
      title="Jobs"
      wide
      lead={`${formatNumber(counts.graded)} submissions are graded. What a process has left behind is taken up by another within seconds, so nothing here needs help unless grading failed.`}
    >
      <AdminNav here="/admin/jobs" />
      <section aria-label="Failed">
        <h2 className="mb-3 text-xl font-semibold">
          Failed: {formatNumber(counts.failed)}
          {more(counts.failed)}
        </h2>
        <JobList jobs={failed} empty="Every submission could be graded." retry={retryAction} />
      </section>
      <section aria-label="Being graded" className="mt-10">
        <h2 className="mb-3 text-xl font-semibold">
          Being graded: {formatNumber(counts.grading)}
          {more(counts.grading)}
        </h2>
        <JobList jobs={grading} empty="No submission is being graded." />
      </section>
      <section aria-label="Waiting" className="mt-10">
        <h2 className="mb-3 text-xl font-semibold">
          Waiting: {formatNumber(counts.queued)}
          {more(counts.queued)}
        </h2>
        <JobList jobs={queued} empty="No submission is waiting." />
      </section>
      <section aria-label="Mail" className="mt-10">
        <h2 className="mb-1 text-xl font-semibold">Mail</h2>
        <p className="mb-3 text-sm text-ink-soft">
          {mailSettings() === null
            ? 'This site sends no mail.'
            : `${formatNumber(mail.sent)} ${mail.sent === 1 ? 'letter' : 'letters'} sent within 30 days.`}
        </p>
        {(mailSettings() !== null || mail.letters.length > 0) && (
          <LetterList letters={mail.letters} />
        )}
      </section>
    </Page>
  );
}
