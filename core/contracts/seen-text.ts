/**
 * Characters that have no business in a name or a label: control characters, those that turn the direction of the text around them,
 * those that cannot be seen, and halves of characters. The joiners stay, which many scripts and most emoji are written with.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** The same, for texts of several lines. */
const UNSEEN_IN_LINES = new RegExp(`(?![\\n\\t])(?:${UNSEEN.source})`, 'gu');
/** A letter, a digit, a sign: something to be seen. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The text without what cannot be seen; with `lines`, line breaks and tabs stay. */
export function seenText(text: string, { lines = false } = {}): string {
  return text.replace(lines ? UNSEEN_IN_LINES : UNSEEN, '');
}

/** Whether a name reads as it is written: nothing unseen in it, and something to be seen. */
export function isSeenText(text: string): boolean {
  return seenText(text) === text && SEEN.test(text);
}
