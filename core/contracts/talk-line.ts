/** What a text is about: a whole design, one of its parts, a promise as its report judges it, or an instant of a run. */
export const TARGET_KINDS = ['whole', 'component', 'connection', 'verdict', 'instant'] as const;

/** A target with the id of the part or check, or the instant as `instantPart` writes it; null for the whole. */
export interface TalkTarget {
  kind: (typeof TARGET_KINDS)[number];
  part: string | null;
}

/** The whole design. */
export const WHOLE: TalkTarget = { kind: 'whole', part: null };

/** One text; `at` in ISO 8601, UTC. */
export interface TalkText {
  id: string;
  /** Null when the account is gone. */
  author: string | null;
  fromStaff: boolean;
  /** The viewer wrote it. */
  own: boolean;
  text: string;
  at: string;
}

/** What staff and a learner say to each other about one submission, or staff to a group; the oldest text first. */
export interface TalkThread {
  id: string;
  assignmentId: string;
  /** Said to everybody of a group. */
  toGroup: boolean;
  /** In the ids of the submission with which it is shown. */
  target: TalkTarget;
  /** The thread that is answered here. */
  aboutId: string | null;
  /** The learner spoke last. */
  asks: boolean;
  resolved: boolean;
  unread: boolean;
  texts: TalkText[];
}

/** A text that was kept to be said again. */
export interface KeptText {
  id: string;
  text: string;
  /** Why it is offered here: said about this group, about a check that this design failed, or neither. */
  fits: 'group' | 'check' | 'mission';
}
