import { describe, expect, it } from 'vitest';
import { figureWordsProblems } from './figure-words';

describe('figureWordsProblems', () => {
  it('accepts a figure that is followed by its words', () => {
    expect(figureWordsProblems('::figure{name="queue"}\n\n_In words:_ one waits.')).toEqual([]);
  });

  it.each(['::figure{name="queue"}', '::figure{name="queue"}\n\nThen it goes on.'])(
    'refuses %j',
    (body) => {
      expect(figureWordsProblems(body)).toEqual([
        { path: 'line 1', message: 'is not followed by its text: "_In words:_ …"' },
      ]);
    },
  );
});
