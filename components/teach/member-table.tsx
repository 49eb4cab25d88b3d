import Link from 'next/link';
import { ResultBadge } from '@/components/report/result-badge';
import { LocalTime } from '@/components/ui/local-time';
import { ScrollBox } from '@/components/ui/scroll-box';
import { type MakeResetLink, ResetLinkButton } from './reset-link-button';

/** A learner of a cohort with the latest result of each quiz and mission. */
export interface MemberLine {
  id: string;
  name: string;
  email: string;
  /** Instructors and admins learn in classes too; their password is not for other instructors to set. */
  isStaff: boolean;
  quizzes: { slug: string; title: string; correct: number; total: number; finishedAt: string }[];
  missions: {
    slug: string;
    title: string;
    submissionId: string;
    passed: boolean;
    stars: number;
    createdAt: string;
    /** How many times the learner has handed this mission in. */
    tries: number;
  }[];
}

const NOTHING = <span className="text-ink-faint">nothing yet</span>;

/** Where each learner of a cohort stands. */
export function MemberTable({
  members,
  makeResetLink,
}: {
  members: MemberLine[];
  makeResetLink: MakeResetLink;
}) {
  return (
    <ScrollBox label="Learners">
      <table className="w-full min-w-[40rem] border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-faint">
            <th className="py-2 pr-4 font-medium">Learner</th>
            <th className="py-2 pr-4 font-medium">Latest quiz results</th>
            <th className="py-2 font-medium">Latest mission results</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id} className="border-b border-line align-top last:border-0">
              <th scope="row" className="py-3 pr-4 text-left font-medium">
                {member.name}
                <span className="block text-xs font-normal text-ink-faint">{member.email}</span>
                {!member.isStaff && <ResetLinkButton learner={member} make={makeResetLink} />}
              </th>
              <td className="py-3 pr-4">
                {member.quizzes.length === 0
                  ? NOTHING
                  : member.quizzes.map((quiz) => (
                      <p key={quiz.slug}>
                        {quiz.title}{' '}
                        <span className="num font-medium whitespace-nowrap">
                          {quiz.correct} of {quiz.total}
                        </span>{' '}
                        <LocalTime
                          at={quiz.finishedAt}
                          className="num block text-xs text-ink-faint"
                        />
                      </p>
                    ))}
              </td>
              <td className="py-3">
                {member.missions.length === 0
                  ? NOTHING
                  : member.missions.map((mission) => (
                      <p key={mission.slug} className="flex flex-wrap items-center gap-x-2">
                        <Link
                          href={`/submissions/${mission.submissionId}`}
                          className="py-1 text-accent underline underline-offset-2"
                          aria-label={`${mission.title}, latest submission of ${member.name}`}
                        >
                          {mission.title}
                        </Link>
                        <ResultBadge passed={mission.passed} stars={mission.stars} />
                        <span className="num w-full text-xs text-ink-faint">
                          {mission.tries === 1 ? '1 try' : `${mission.tries} tries`}, last{' '}
                          <LocalTime at={mission.createdAt} />
                        </span>
                      </p>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
