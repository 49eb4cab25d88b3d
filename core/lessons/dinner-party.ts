/** What the host needs for one call, and for writing the group message, s. */
export const CALL_S = 120;
export const MESSAGE_S = 10;

/** How long a guest takes to see a message and answer it: the quickest and the slowest, s. */
const QUICKEST_S = 5 * 60;
const SLOWEST_S = 60 * 60;

export interface DinnerWay {
  /** When each guest has answered, s from the start, in order. */
  answersS: number[];
  /** How long the host can do nothing else, s. */
  busyS: number;
  /** When the host knows about everybody, s. */
  knownS: number;
}

/**
 * Inviting `guests` by telephone, 2 minutes each, one after the other; guest number 4 looks for a calendar for `searchS` more,
 * with the host on the line.
 */
export function byTelephone(guests: number, searchS: number): DinnerWay {
  const answersS: number[] = [];
  let now = 0;
  for (let guest = 1; guest <= guests; guest++) {
    now += CALL_S + (guest === 4 ? searchS : 0);
    answersS.push(now);
  }
  return { answersS, busyS: now, knownS: now };
}

/**
 * Inviting them by one message of 10 s. Answers are there after 5 minutes to an hour, ever further apart, as multiples of a constant
 * ratio; guest number 4's answer comes `searchS` later, and no other one does.
 */
export function byMessage(guests: number, searchS: number): DinnerWay {
  const ratio = guests > 1 ? (SLOWEST_S / QUICKEST_S) ** (1 / (guests - 1)) : 1;
  const answersS = Array.from(
    { length: guests },
    (_, i) => QUICKEST_S * ratio ** i + (i === 3 ? searchS : 0),
  ).sort((a, b) => a - b);
  return { answersS, busyS: MESSAGE_S, knownS: answersS.at(-1) ?? 0 };
}
