import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExplainForm } from '@/components/report/explain-form';
import { Page } from '@/components/ui/page';
import { publicMission } from '@/core/missions/public-mission';
import { requireUser } from '@/server/auth/viewer';
import { selectExplained } from '@/server/services/explanations';
import { selectSubmission } from '@/server/services/submissions';
import { explainAction } from '../actions';

export const metadata: Metadata = { title: 'Explain your design' };

export default async function ExplainPage({ params }: PageProps<'/submissions/[id]/explain'>) {
  const { id } = await params;
  await requireUser(`/submissions/${id}/explain`);
  const submission = await selectSubmission(id);
  if (!submission?.own) notFound();
  const explained = await selectExplained(submission);
  if (!explained) notFound();
  const { mission, questions, explanation, explained: answers } = explained;
  return (
    <Page
      title="Explain your design"
      lead="Why did you build it this way? Pick what you had in mind; then each decision is undone, and the run without it shows whether the reason holds. Not every reason applies, and none of this is graded."
      wide
    >
      <ExplainForm
        submissionId={id}
        mission={publicMission(mission)}
        missionSlug={submission.mission}
        diagram={submission.diagram}
        questions={questions}
        explanation={explanation}
        explained={answers}
        explain={explainAction}
      />
    </Page>
  );
}
