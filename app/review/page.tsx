import type { Metadata } from 'next';
import { ReviewSession } from '@/components/review/review-session';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { answerAction, gradeAction, openAction, undoAction } from './actions';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage() {
  await requireUser('/review');
  return (
    <Page title="Review">
      <ReviewSession
        actions={{ open: openAction, answer: answerAction, grade: gradeAction, undo: undoAction }}
      />
    </Page>
  );
}
