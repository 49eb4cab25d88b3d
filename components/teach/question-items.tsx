import Link from 'next/link';
import type { ReactNode } from 'react';
import { CodeText } from '@/components/ui/code-text';
import { type QuestionItem, SMALL_GROUP } from '@/core/contracts/item-line';
import { formatMs } from '@/core/shared/format-number';
import { Empty } from './empty';

const percent = (part: number, of: number) =>
  of === 0 ? '–' : `${Math.round((100 * part) / of)} %`;

/** How a class answered each question, sure and wrong first, with what each figure means. */
export function QuestionItems({ items, here }: { items: QuestionItem[]; here: string }) {
  if (items.length === 0) {
    return (
      <Empty>Nobody has finished this quiz yet. Figures appear with the first who does.</Empty>
    );
  }
  const behind = (id: string, more: string) =>
    `${here}?question=${encodeURIComponent(id)}&${more}#behind`;
  return (
    <>
      <dl className="mb-6 max-w-prose space-y-2 text-sm text-ink-soft">
        <Meaning term="Right">
          right answers ÷ answers, of each learner the first finished attempt.
        </Meaning>
        <Meaning term="Sure and wrong">
          wrong answers of those who said they were sure ÷ all answers. The questions stand in this
          order: what someone is sure of, they do not look up.
        </Meaning>
        <Meaning term="Median time">
          half of the answers took longer from seeing the question, half did not, as browsers told.
        </Meaning>
        <Meaning term="Tells apart">
          the correlation (Pearson’s r) between being right here, 1 or 0, and the points of the
          other questions. Near 1: who knows the rest knows this. Near 0 or below: the question may
          be unclear. Not shown for fewer than {SMALL_GROUP} answers, as chance decides it there.
        </Meaning>
      </dl>
      <ol className="max-w-4xl divide-y divide-line border-y border-line text-sm">
        {items.map((item) => (
          <li key={item.id} className="py-4">
            <h3 className="font-medium">
              <CodeText text={item.prompt} />
            </h3>
            <p className="num mt-2 flex flex-wrap gap-x-6 gap-y-1">
              <span>
                Right {percent(item.right, item.answers)}{' '}
                <span className="text-ink-faint">
                  ({item.right} of {item.answers})
                </span>
              </span>
              <Figure href={item.sureWrong > 0 ? behind(item.id, 'who=sure') : null}>
                Sure and wrong {percent(item.sureWrong, item.answers)}
              </Figure>
              <Figure href={item.right < item.answers ? behind(item.id, 'who=wrong') : null}>
                Wrong {item.answers - item.right}
              </Figure>
              {item.medianMs !== null && <span>Median time {formatMs(item.medianMs)}</span>}
              {item.discrimination !== null && (
                <span>Tells apart {item.discrimination.toFixed(2)}</span>
              )}
              {item.answers < SMALL_GROUP && <span className="text-ink-faint">small group</span>}
            </p>
            {item.options.length > 0 && (
              <ul className="mt-2 space-y-1">
                {item.options.map((option) => (
                  <li key={option.id} className="flex items-baseline gap-3">
                    <span className="num w-8 shrink-0 text-right">
                      {option.chosen > 0 ? (
                        <Link
                          href={behind(item.id, `option=${encodeURIComponent(option.id)}`)}
                          prefetch={false}
                          className="text-accent underline underline-offset-2"
                          aria-label={`${option.chosen} chose: ${option.text}`}
                        >
                          {option.chosen}
                        </Link>
                      ) : (
                        0
                      )}
                    </span>
                    <span className={option.right ? 'text-good' : 'text-ink-soft'}>
                      {option.right && '✓ '}
                      <CodeText text={option.text} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Meaning({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="inline font-medium text-ink">{term}:</dt>{' '}
      <dd className="inline">{children}</dd>
    </div>
  );
}

function Figure({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <span>{children}</span>;
  return (
    <Link href={href} prefetch={false} className="text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}
