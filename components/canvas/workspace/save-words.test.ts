import { describe, expect, it } from 'vitest';
import { type SaveState, saveWords } from './save-words';

const ACCOUNTS: SaveState['account'][] = [
  'opening',
  'none',
  'lent',
  'saved',
  'saving',
  'signed-out',
  'offline',
  'failed',
  'refused',
];

describe('saveWords', () => {
  it.each([
    ['saved', 'kept', 'Saved'],
    ['saved', 'full', 'Saved in your account; this browser has no room left'],
    ['none', 'kept', 'Kept in this browser'],
    ['none', 'full', 'Not saved: this browser has no room left. Export it as a file.'],
    ['offline', 'kept', 'Offline – kept in this browser'],
    [
      'failed',
      'forbidden',
      'Not saved: the server had an error, and this browser keeps nothing. Export it as a file.',
    ],
  ] as const)('says for %s and %s: %s', (account, browser, text) => {
    expect(saveWords({ account, browser }, false).text).toBe(text);
  });

  it('is in trouble exactly when a change is safe nowhere, or a person has to act', () => {
    for (const account of ACCOUNTS) {
      for (const browser of ['kept', 'full', 'forbidden'] as const) {
        const { text, trouble } = saveWords({ account, browser }, false);
        if (text.startsWith('Not saved')) expect(trouble).toBe(true);
        if (trouble && browser === 'kept') expect(['failed', 'refused']).toContain(account);
        expect(saveWords({ account, browser }, true)).toEqual({
          text: 'Two versions',
          trouble: true,
        });
      }
    }
  });
});
