import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { remarkFigureWords } from './remark-figure-words';

const processor = unified().use(remarkParse).use(remarkFigureWords).freeze();

const run = (text: string) => processor.runSync(processor.parse(text)) as Root;

describe('remarkFigureWords', () => {
  it('folds the text of a figure behind a summary', () => {
    expect(run('_In words:_ one waits, **two** go on.').children).toMatchObject([
      {
        data: { hName: 'details' },
        children: [
          { data: { hName: 'summary' }, children: [{ value: 'In words' }] },
          { children: [{ value: 'one waits, ' }, { type: 'strong' }, { value: ' go on.' }] },
        ],
      },
    ]);
  });

  it.each(['In words: one waits.', '_In other words:_ one waits.', 'So, _In words:_ one waits.'])(
    'leaves %j as it is',
    (text) => {
      expect(run(text).children).toMatchObject([{ type: 'paragraph' }]);
      expect(run(text).children[0]).not.toHaveProperty('data');
    },
  );
});
