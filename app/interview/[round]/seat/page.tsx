import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SeatRoom } from '@/components/interview/seat-room';
import { Page } from '@/components/ui/page';
import { requireUser } from '@/server/auth/viewer';
import { listInterviews } from '@/server/content/interviews';
import { selectOpenedSeat } from '@/server/services/round-seats';
import { actFromSeatAction, leaveInterviewAction, swapRolesAction } from '../../actions';

export const metadata: Metadata = { title: 'Interviewer’s seat' };

/** The desk of an interviewer: the board as it is drawn, every answer, and the notes. */
export default async function SeatPage({ params }: PageProps<'/interview/[round]/seat'>) {
  const { round: id } = await params;
  await requireUser(`/interview/${id}/seat`);
  const opened = await selectOpenedSeat(id);
  if (opened === null) notFound();
  const { slug, title, candidate, sheet, view } = opened;
  const others = (await listInterviews()).filter((other) => other.slug !== slug);
  return (
    <Page title={`Interviewing ${candidate}`} lead={`${title}. “${sheet.prompt}”`} wide>
      <SeatRoom
        id={id}
        candidate={candidate}
        sheet={sheet}
        first={view}
        others={others.map((other) => ({ slug: other.slug, title: other.mission.title }))}
        actions={{ act: actFromSeatAction, leave: leaveInterviewAction, swap: swapRolesAction }}
      />
    </Page>
  );
}
