import { ArrowRight, BookOpen, ChartLine, PencilRuler } from 'lucide-react';
import Link from 'next/link';
import { RaceFigure } from '@/components/lesson/figures/race-figure';
import { buttonClass } from '@/components/ui/button';
import { EMAIL_MS, EMAILS, loopAndQueue } from '@/core/lessons/loop-and-queue';
import { formatNumber } from '@/core/shared/format-number';
import { listLessons } from '@/server/content/lessons';

const STEPS = [
  {
    icon: BookOpen,
    title: 'Read and recall',
    text: 'Short lessons with real figures, and flash quizzes that explain every option.',
  },
  {
    icon: PencilRuler,
    title: 'Draw and run',
    text: 'A canvas that runs: queues fill, workers crash, callers give up waiting.',
  },
  {
    icon: ChartLine,
    title: 'Graded with evidence',
    text: 'Each verdict shows what your own design did, with its numbers.',
  },
];

export default async function LandingPage() {
  const [first] = await listLessons();
  // Both runs are made here, once, while the page is built; the browser only plays them.
  const race = loopAndQueue();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col justify-center gap-10 px-4 py-8 sm:px-6 sm:py-12">
      <section className="grid grid-cols-[minmax(0,1fr)] items-center gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:gap-12">
        <div>
          <h1 className="text-4xl leading-tight font-semibold sm:text-5xl">
            System design you can run.
          </h1>
          <p className="mt-4 max-w-[52ch] text-lg text-ink-soft">
            Practise for the interview on diagrams that do something. Send a newsletter to a million
            readers, answer the admin within 10&nbsp;ms, and see in a simulation whether your
            architecture really does.
          </p>
          <div className="mt-6 flex flex-wrap gap-3">
            <Link
              href="/missions/newsletter"
              className={buttonClass('primary', 'min-h-11 px-5 text-base')}
            >
              Open the newsletter mission <ArrowRight size={18} aria-hidden="true" />
            </Link>
            <Link
              href={first ? `/lessons/${first.slug}` : '/lessons'}
              className={buttonClass('plain', 'min-h-11 px-5 text-base')}
            >
              Read the first lesson
            </Link>
          </div>
          <p className="mt-3 text-sm text-ink-faint">
            No account needed to draw and run. Sign in to hand in.{' '}
            <Link href="/path" className="text-accent underline underline-offset-2">
              See the whole path
            </Link>
          </p>
        </div>
        <figure className="min-w-0 rounded-sheet border border-line bg-sheet p-4 shadow-sheet sm:p-6">
          <figcaption className="mb-4 text-center text-sm text-ink-soft">
            Two ways to send {formatNumber(EMAILS)} e-mails of {EMAIL_MS}&nbsp;ms each, run in the
            simulator
          </figcaption>
          <RaceFigure race={race} />
        </figure>
      </section>
      <ul className="grid gap-6 border-t border-line pt-8 sm:grid-cols-3">
        {STEPS.map(({ icon: Icon, title, text }) => (
          <li key={title} className="flex gap-3">
            <Icon size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-async" />
            <div>
              <h2 className="font-medium">{title}</h2>
              <p className="text-sm text-ink-soft">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
