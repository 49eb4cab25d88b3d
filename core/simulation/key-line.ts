/**
 * What a queue knows of the keys of one flow: which message of each is under way (ready, in flight or given back), and which wait
 * behind it.
 */
export class KeyLine {
  /** By key: the message under way. */
  readonly under = new Map<number, number>();
  /** By key: messages that wait behind it, the oldest first. */
  readonly behind = new Map<number, number[]>();
}
