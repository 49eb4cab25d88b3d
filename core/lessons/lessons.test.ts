import { describe, expect, it } from 'vitest';
import { directiveProblems, mainFigure } from './directives';
import { headingsOf } from './headings';
import { referenceProblem } from './lesson-reference';

const fence = '```';
const body = `# Two ways

## The golden rule

${fence}text
## not a heading
:::shout
${fence}

## What's next? – \`fetch\` & more
## The golden rule
`;

describe('headingsOf', () => {
  it('names anchors as the rendered page does, and skips code', () => {
    expect(headingsOf(body).map(({ anchor }) => anchor)).toEqual([
      'two-ways',
      'the-golden-rule',
      'whats-next--fetch--more',
      'the-golden-rule-1',
    ]);
  });
});

describe('referenceProblem', () => {
  const lessons = [{ slug: 'sync-async', body }];

  it('follows a reference to a lesson and to its heading', () => {
    expect(referenceProblem(lessons, 'sync-async')).toBeNull();
    expect(referenceProblem(lessons, 'sync-async#the-golden-rule')).toBeNull();
  });

  it('says what is missing', () => {
    expect(referenceProblem(lessons, 'other#x')).toBe('there is no lesson "other"');
    expect(referenceProblem(lessons, 'sync-async#x')).toContain(
      'has no heading "x"; it has two-ways',
    );
  });
});

describe('directiveProblems', () => {
  it('refuses a figure that does not exist', () => {
    expect(directiveProblems('::figure{name="ghost"}')).toEqual([
      {
        path: 'line 1',
        message: expect.stringMatching(/^there is no figure "ghost"; known: timeline, queue,/),
      },
    ]);
  });

  it('refuses a figure that is shown twice in a lesson', () => {
    const text = '::figure{name="queue"}\n\n::figure{name="timeline"}\n\n::figure{name="queue"}';
    expect(directiveProblems(text)).toEqual([
      { path: 'line 5', message: '"queue" is shown already' },
    ]);
  });

  it('accepts the allow-list and ignores code', () => {
    const text = `${body}\n:::example{title="A party"}\nTen guests.\n:::\n\n::figure{name="timeline"}\n`;
    expect(directiveProblems(text)).toEqual([]);
  });

  it('names line and trouble', () => {
    const text =
      ':::shout\n:::\n:::\n::note\n:::figure{name="a"}\n:::\n:::note{colour="red"}\n:: x';
    expect(directiveProblems(text)).toEqual([
      { path: 'line 1', message: expect.stringContaining('there is no directive "shout"') },
      { path: 'line 3', message: 'closes a directive that is not open' },
      { path: 'line 4', message: '"note" is a container, written with three colons' },
      { path: 'line 5', message: '"figure" is a leaf, written with two colons' },
      { path: 'line 7', message: '"note" has no attribute "colour"' },
      { path: 'line 8', message: 'is not a directive' },
      { path: 'line 7', message: '"note" is never closed' },
    ]);
  });
});

describe('the figure to know a lesson by', () => {
  const figures = (...names: string[]) =>
    names.map((n) => `::figure{name="${n}"}\n\ntext`).join('\n\n');

  it('is its second one, else its only one', () => {
    expect(mainFigure(figures('request', 'queue', 'timeline'))).toBe('queue');
    expect(mainFigure(figures('sorting'))).toBe('sorting');
  });

  it('is none where there is none, and none within code', () => {
    expect(mainFigure('Words.')).toBeNull();
    expect(mainFigure(`\`\`\`md\n${figures('queue')}\n\`\`\``)).toBeNull();
  });
});
