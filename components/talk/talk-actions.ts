import type { TalkTarget } from '@/core/contracts/talk-line';
import type { ActionResult } from '@/core/shared/action-result';

/** What either side can do with what is said. */
export interface TalkActions {
  reply: (input: { threadId: string; text: string }) => Promise<ActionResult<unknown>>;
  resolve: (input: { threadId: string; resolved: boolean }) => Promise<ActionResult<unknown>>;
  withdraw: (id: string) => Promise<ActionResult<unknown>>;
  read: (threadIds: string[]) => Promise<ActionResult<unknown>>;
}

/** A learner asks the staff of a class. */
export type AskAction = (input: {
  assignmentId: string;
  submissionId: string;
  target: TalkTarget;
  aboutId: string | null;
  text: string;
}) => Promise<ActionResult<unknown>>;
