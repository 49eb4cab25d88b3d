import type { PartnerBook } from '@/core/interview/partner-book';
import { SPOKEN } from '@/core/interview/spoken';
import { STEPS } from '@/core/interview/steps';
import { clockWords } from './round-words';

/** What an interviewer heard and noted in a round, step by step. */
export function HeardAndNoted({ book }: { book: PartnerBook }) {
  const heard = new Map(book.heard.map(({ point, at }) => [point, at]));
  return (
    <section aria-labelledby="heard" className="border-t border-line py-6">
      <h2 id="heard" className="text-lg font-semibold">
        What your interviewer heard and noted
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        A person’s word, which earns no credits. What is not ticked was not heard, or not noted.
      </p>
      <dl className="mt-3 grid max-w-[80ch] gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
        {STEPS.map(({ id, title }) => {
          const points = SPOKEN.filter(({ step }) => step === id);
          const notes = book.notes.filter(({ step }) => step === id);
          return (
            <div key={id} className="contents">
              <dt className="font-medium">{title}</dt>
              <dd className="min-w-0">
                <ul className="flex flex-col gap-1">
                  {points.map((point) => {
                    const at = heard.get(point.id);
                    return (
                      <li key={point.id} className={at === undefined ? 'text-ink-faint' : ''}>
                        <span aria-hidden="true">{at === undefined ? '· ' : '✓ '}</span>
                        <span className="sr-only">
                          {at === undefined ? 'Not noted: ' : 'Heard: '}
                        </span>
                        {point.says}
                        {at !== undefined && (
                          <span className="num text-ink-faint"> ({clockWords(at)})</span>
                        )}
                      </li>
                    );
                  })}
                  {notes.map((note) => (
                    <li key={note.id} className="break-words">
                      “{note.text}”
                      <span className="num text-ink-faint"> ({clockWords(note.at)})</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
