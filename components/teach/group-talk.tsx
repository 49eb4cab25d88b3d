'use client';

import type { TalkActions } from '@/components/talk/talk-actions';
import { TalkList } from '@/components/talk/talk-list';
import { targetWords } from '@/components/talk/target-words';
import type { KeptText, TalkThread } from '@/core/contracts/talk-line';
import { type CommentActions, type Commented, CommentForm } from './comment-form';

/** What is said to everybody of a group, and a form to say more. */
export function GroupTalk({
  of,
  threads,
  bank,
  closed,
  actions,
}: {
  of: Commented;
  threads: readonly TalkThread[];
  bank: readonly KeptText[];
  closed: boolean;
  actions: TalkActions & CommentActions;
}) {
  return (
    <div className="flex flex-col gap-6">
      {threads.length > 0 && (
        <TalkList
          threads={threads}
          how={{
            side: 'staff',
            words: ({ target }) => targetWords(target, of.diagram, of.names),
            toGroup: 'to the group',
            actions,
            closed,
            answerGroup: null,
          }}
        />
      )}
      {!closed && <CommentForm of={of} bank={bank} actions={actions} />}
    </div>
  );
}
