import { ArrowRight, BookOpen, ChartLine, PencilRuler } from 'lucide-react';
import Link from 'next/link';
import { DiagramFigure } from '@/components/drawing/diagram-figure';
import { buttonClass } from '@/components/ui/button';
import type { Diagram } from '@/core/contracts/diagram-schema';

/** The design nearly everybody draws first, and the one the mission takes apart. */
const FIRST_TRY: Diagram = {
  format: 1,
  components: [
    { id: 'admin', type: 'client', label: 'Admin clicks Send', position: { x: 0, y: 0 } },
    { id: 'api', type: 'service', label: 'API, in a loop', position: { x: 216, y: 96 } },
    {
      id: 'provider',
      type: 'external-api',
      label: 'E-mail provider',
      position: { x: 432, y: 192 },
    },
  ],
  connections: [
    { id: 'c1', from: 'admin', to: 'api', kind: 'sync' },
    { id: 'c2', from: 'api', to: 'provider', kind: 'sync' },
  ],
  notes: [],
};
const TROUBLE = { components: new Set(['api']), connections: new Set(['c2']) };

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

export default function LandingPage() {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col justify-center gap-10 px-4 py-8 sm:px-6 sm:py-12">
      <section className="grid items-center gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:gap-12">
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
              href="/lessons/nodes-and-requests"
              className={buttonClass('plain', 'min-h-11 px-5 text-base')}
            >
              Read the first lesson
            </Link>
          </div>
          <p className="mt-3 text-sm text-ink-faint">
            No account needed to draw and run. Sign in to hand in.
          </p>
        </div>
        <figure className="rounded-sheet border border-line bg-sheet p-4 shadow-sheet sm:p-6">
          <DiagramFigure diagram={FIRST_TRY} title="A first design" lit={TROUBLE} />
          <figcaption className="mt-3 border-t border-line pt-3 text-sm">
            <span className="font-medium text-trouble">⚠ The caller gave up after 30&nbsp;s.</span>{' '}
            A million calls of 50&nbsp;ms, one after the other, take{' '}
            <span className="num font-medium">13.9&nbsp;hours</span>. What would you change?
          </figcaption>
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
