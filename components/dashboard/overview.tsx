import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { SubmissionList } from '@/components/report/submission-list';
import { PathLink } from '@/components/standing/path-link';
import { WeeklyGoal } from '@/components/standing/weekly-goal';
import { buttonClass } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import type { SubmissionState } from '@/core/contracts/submission-state';
import type { Mastery } from '@/core/progress/mastery';
import type { Calibration } from '@/core/quizzes/calibration';
import { HistoryList, type Past } from './history-list';
import { MasteryList } from './mastery-list';
import { type Done, nextSteps, type Offer } from './next-step';

/** What a learner's own page shows; instants in ISO 8601, UTC. */
export interface HomeData extends Omit<Done, 'due'> {
  progress: {
    due: number;
    mastery: (Mastery & { title: string; lesson: string })[];
    calibration: Calibration;
    history: Past[];
  };
  submissions: {
    id: string;
    mission: string;
    missionTitle: string;
    createdAt: string;
    state: SubmissionState;
    passed: boolean;
    stars: number;
    earned: number;
    total: number;
  }[];
  quizzes: { slug: string; title: string; correct: number; total: number; finishedAt: string }[];
  classes: { id: string; name: string }[];
}

function Empty({ text, href, link }: { text: string; href: string; link: string }) {
  return (
    <div className="rounded-sheet border border-dashed border-line-strong p-5 text-sm text-ink-soft">
      <p>{text}</p>
      <Link href={href} className={buttonClass('plain', 'mt-3')}>
        {link}
      </Link>
    </div>
  );
}

/** What to do next, and what has been done. */
export function Overview({
  home,
  week,
  ...offer
}: { home: HomeData; week: ComponentProps<typeof WeeklyGoal>['ask'] } & Offer) {
  const steps = nextSteps({ ...home, due: home.progress.due }, offer).slice(0, 3);
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <section aria-label="What to do next" className="lg:col-span-2">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-xl font-semibold">What to do next</h2>
          <span className="flex flex-wrap gap-x-4 text-sm">
            <Link href="/interview" className="text-accent underline underline-offset-2">
              Take an interview
            </Link>
            <PathLink />
          </span>
        </div>
        {steps.length === 0 ? (
          <p className="text-ink-soft">
            Everything is done. Come back in a few days and recall it.
          </p>
        ) : (
          <ol className="grid gap-3 sm:grid-cols-3">
            {steps.map((step) => (
              <li key={step.href}>
                <Link
                  href={step.href}
                  className="flex h-full flex-col rounded-sheet border border-line bg-sheet p-4 hover:border-line-strong"
                >
                  <span className="flex items-center justify-between gap-2 font-medium">
                    {step.title} <ArrowRight size={16} aria-hidden="true" className="shrink-0" />
                  </span>
                  <span className="mt-1 text-sm text-ink-soft">{step.why}</span>
                </Link>
              </li>
            ))}
          </ol>
        )}
        <WeeklyGoal ask={week} />
      </section>
      <section aria-label="My submissions">
        <h2 className="mb-3 text-xl font-semibold">Submissions</h2>
        {home.submissions.length === 0 ? (
          <Empty
            text="Nothing handed in yet. Draw a design, run it, then submit it for a grade."
            href="/missions"
            link="Choose a mission"
          />
        ) : (
          <SubmissionList submissions={home.submissions.slice(0, 10)} />
        )}
      </section>
      <section aria-label="My quiz results">
        <h2 className="mb-3 text-xl font-semibold">Quiz results</h2>
        {home.quizzes.length === 0 ? (
          <Empty text="No quiz finished yet." href="/quizzes" link="Choose a quiz" />
        ) : (
          <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
            {home.quizzes.map((quiz) => (
              <li key={quiz.slug}>
                <Link
                  href={`/quizzes/${quiz.slug}`}
                  className="flex flex-wrap items-baseline gap-x-4 px-4 py-3 text-sm hover:bg-sunk"
                >
                  <span className="font-medium">{quiz.title}</span>
                  <span className="num">
                    {quiz.correct} of {quiz.total}
                  </span>
                  <LocalTime at={quiz.finishedAt} className="num ml-auto text-xs text-ink-faint" />
                </Link>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-4 text-sm text-ink-soft">
          {home.classes.length === 0 && 'You are in no class. '}
          <Link
            href={home.classes.length === 0 ? '/account' : '/classes'}
            className="text-accent underline underline-offset-2"
          >
            {home.classes.length === 0 ? 'Join one with a code' : 'My classes'}
          </Link>
        </p>
      </section>
      <MasteryList mastery={home.progress.mastery} calibration={home.progress.calibration} />
      <HistoryList history={home.progress.history} />
    </div>
  );
}
