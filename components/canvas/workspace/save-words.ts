/** Where the latest change is safe. */
export interface SaveState {
  /** In the account; `none` for a visitor, `lent` when nothing is to be kept. */
  account:
    | 'opening'
    | 'none'
    | 'lent'
    | 'saved'
    | 'saving'
    | 'signed-out'
    | 'offline'
    | 'failed'
    | 'refused';
  /** In this browser, or why it keeps nothing. */
  browser: 'kept' | 'full' | 'forbidden';
}

const NOT_KEPT = {
  full: 'this browser has no room left',
  forbidden: 'this browser keeps nothing',
} as const;

const TROUBLE = {
  'signed-out': ['Signed out', 'you are signed out'],
  offline: ['Offline', 'the server cannot be reached'],
  failed: ['Server error, trying again', 'the server had an error'],
  refused: ['Refused by the server', 'the server refuses this diagram'],
} as const;

/** The state in words; `trouble` when a change is safe nowhere but on the screen, or a person has to act. */
export function saveWords(state: SaveState, conflict: boolean): { text: string; trouble: boolean } {
  const { account, browser } = state;
  if (conflict) return { text: 'Two versions', trouble: true };
  if (account === 'opening') return { text: 'Opening …', trouble: false };
  if (account === 'lent') return { text: 'To try out: nothing is kept', trouble: false };
  if (account === 'saving') return { text: 'Saving …', trouble: false };
  if (account === 'saved') {
    if (browser === 'kept') return { text: 'Saved', trouble: false };
    return { text: `Saved in your account; ${NOT_KEPT[browser]}`, trouble: false };
  }
  if (account === 'none') {
    if (browser === 'kept') return { text: 'Kept in this browser', trouble: false };
    return { text: `Not saved: ${NOT_KEPT[browser]}. Export it as a file.`, trouble: true };
  }
  const [short, why] = TROUBLE[account];
  if (browser === 'kept') {
    const trouble = account === 'failed' || account === 'refused';
    return { text: `${short} – kept in this browser`, trouble };
  }
  return {
    text: `Not saved: ${why}, and ${NOT_KEPT[browser]}. Export it as a file.`,
    trouble: true,
  };
}
