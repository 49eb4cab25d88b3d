'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import { askViewerAgain } from '@/components/ui/viewer';
import type { TalkThread } from '@/core/contracts/talk-line';
import type { TalkActions } from './talk-actions';
import { OwnTalkForm } from './talk-form';
import { talkId } from './talk-marks';

/** How a list of comments reads, and what can be done with them. */
export interface TalkSide {
  /** Who reads: the class's staff, or the learner whose work it is. */
  side: 'staff' | 'learner';
  /** What a thread is about, in words. */
  words: (thread: TalkThread) => string;
  /** Whom a text to a group reaches, in words. */
  toGroup: string;
  actions: TalkActions;
  /** Nothing can be said any more: the class is over, or the viewer only looks. */
  closed: boolean;
  /** How a learner answers a text to their group; null for staff. */
  answerGroup: ((thread: TalkThread, text: string) => ReturnType<TalkActions['reply']>) | null;
}

const CHIP = 'rounded-full border border-line-strong px-2 text-xs text-ink-soft';

function Thread({
  thread,
  number,
  numbers,
  how,
}: {
  thread: TalkThread;
  number: number;
  numbers: ReadonlyMap<string, number>;
  how: TalkSide;
}) {
  const router = useRouter();
  const [answering, setAnswering] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const { actions, closed, side } = how;
  const refresh = () => router.refresh();
  const own = thread.toGroup ? how.answerGroup : null;
  const mayAnswer = !closed && (side === 'staff' || !thread.toGroup || own !== null);
  const about = thread.aboutId === null ? undefined : numbers.get(thread.aboutId);
  return (
    <article
      id={talkId(thread.id)}
      aria-label={`Comment ${number}`}
      className="scroll-mt-20 rounded-sheet border border-line bg-sheet p-4 target:border-accent"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span
          aria-hidden="true"
          className="num grid min-w-6 place-items-center rounded-full bg-accent px-1.5 text-xs leading-5 font-bold text-accent-ink"
        >
          {number}
        </span>
        <span className="min-w-0 font-medium break-words">On {how.words(thread)}</span>
        {thread.toGroup && <span className={CHIP}>{how.toGroup}</span>}
        {thread.unread && <span className={`${CHIP} border-accent text-accent`}>new</span>}
        {thread.resolved && <span className={CHIP}>settled</span>}
        {thread.asks && <span className={CHIP}>waits for an answer</span>}
      </div>
      {about !== undefined && (
        <p className="mt-1 text-xs text-ink-faint">In answer to comment {about}.</p>
      )}
      <ul className="mt-2 space-y-3">
        {thread.texts.map(({ id, author, fromStaff, own: mine, text, at }) => (
          <li key={id}>
            <p className="text-xs text-ink-faint">
              {mine ? 'You' : (author ?? 'A deleted account')}
              {fromStaff && side === 'staff' && !mine && ', staff'} ·{' '}
              <LocalTime at={at} className="num" />
              {mine && !closed && (
                <>
                  {' · '}
                  <button
                    type="button"
                    disabled={busy}
                    className="underline underline-offset-2 hover:text-ink"
                    onClick={() => void ask(() => actions.withdraw(id), refresh)}
                  >
                    Take back
                  </button>
                </>
              )}
            </p>
            <p className="max-w-[68ch] break-words whitespace-pre-wrap">{text}</p>
          </li>
        ))}
      </ul>
      {error && (
        <div className="mt-2">
          <Notice kind="trouble">{error.message}</Notice>
        </div>
      )}
      {!closed && !answering && (
        <div className="mt-3 flex flex-wrap gap-2">
          {mayAnswer && (
            <Button onClick={() => setAnswering(true)}>
              {side === 'staff' && thread.toGroup ? 'Add to it' : 'Answer'}
            </Button>
          )}
          {!thread.toGroup && (
            <Button
              look="quiet"
              disabled={busy}
              onClick={() =>
                void ask(
                  () => actions.resolve({ threadId: thread.id, resolved: !thread.resolved }),
                  refresh,
                )
              }
            >
              {thread.resolved ? 'Open it again' : 'Settled'}
            </Button>
          )}
        </div>
      )}
      {answering && (
        <div className="mt-3">
          <OwnTalkForm
            label={side === 'staff' && thread.toGroup ? 'More for everyone in the group' : 'Answer'}
            button="Send"
            send={(text) =>
              own ? own(thread, text) : actions.reply({ threadId: thread.id, text })
            }
            onSent={() => {
              setAnswering(false);
              refresh();
            }}
            onCancel={() => setAnswering(false)}
          />
        </div>
      )}
    </article>
  );
}

/** Comments in their order, numbered as on the diagram. Seeing them is reading them. */
export function TalkList({ threads, how }: { threads: readonly TalkThread[]; how: TalkSide }) {
  const numbers = new Map(threads.map(({ id }, i) => [id, i + 1]));
  const unread = threads.flatMap(({ id, unread: fresh }) => (fresh ? [id] : [])).join(' ');
  const { read } = how.actions;
  useEffect(() => {
    if (unread === '') return;
    // Without a connection they stay unread, which is true enough.
    read(unread.split(' ')).then(askViewerAgain, () => {});
  }, [unread, read]);
  return (
    <ul className="space-y-3">
      {threads.map((thread, i) => (
        <li key={thread.id}>
          <Thread thread={thread} number={i + 1} numbers={numbers} how={how} />
        </li>
      ))}
    </ul>
  );
}
