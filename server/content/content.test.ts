import { describe, expect, it } from 'vitest';
import { ContentError } from './content-error';
import { listLessons, loadLesson, parseLesson } from './lessons';
import { listMissions, loadMission } from './missions';
import { once } from './once';
import { listQuizzes, loadQuiz } from './quizzes';
import { parseYaml } from './yaml';

function linesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ContentError) return error.lines;
    throw error;
  }
  return [];
}

describe('content', () => {
  it('loads missions, lessons and quizzes by slug, and lists them', async () => {
    const mission = await loadMission('newsletter');
    expect(mission?.mission.flows[0]?.items).toBe(1_000_000);
    expect(mission?.version).toMatch(/^[0-9a-f]{16}$/);
    expect(mission?.brief).toContain('1,000,000 readers');
    expect((await listMissions()).map(({ slug }) => slug)).toContain('newsletter');
    expect((await loadLesson('sync-async'))?.title).toBe('Synchronous or asynchronous');
    expect((await listLessons()).map(({ orderIndex }) => orderIndex)).toEqual(
      (await listLessons()).map(({ orderIndex }) => orderIndex).sort((a, b) => a - b),
    );
    expect((await loadQuiz('sync-async'))?.quiz.questions.length).toBeGreaterThanOrEqual(10);
    expect((await listQuizzes()).map(({ slug }) => slug)).toContain('sync-async');
  });

  it('lists quizzes in the order of their lessons', async () => {
    const lessons = (await listLessons()).map(({ slug }) => slug);
    const asked = (await listQuizzes()).map(({ quiz }) => quiz.lesson);
    expect(asked).toEqual(lessons.filter((slug) => asked.includes(slug)));
  });

  it('reads each file once per process', async () => {
    expect(await loadMission('newsletter')).toBe(await loadMission('newsletter'));
  });

  it.each([
    'ghost',
    '../newsletter',
    'newsletter/',
    '..',
    'a/../newsletter',
    '',
    'a\0b',
    'NEWSLETTER',
  ])('has nothing under %j', async (slug) => {
    expect(await loadMission(slug)).toBeNull();
    expect(await loadLesson(slug)).toBeNull();
    expect(await loadQuiz(slug)).toBeNull();
  });
});

describe('once', () => {
  it('keeps answers, and neither nothing nor failures', async () => {
    const asked: string[] = [];
    const load = once(async (key: string) => {
      asked.push(key);
      if (key === 'broken') throw new Error('broken');
      return key === 'nothing' ? null : { key };
    });
    await Promise.all([load('a'), load('a')]);
    for (const key of ['a', 'nothing', 'nothing', 'broken', 'broken']) {
      await load(key).catch(() => undefined);
    }
    expect(asked).toEqual(['a', 'nothing', 'nothing', 'broken', 'broken']);
  });
});

describe('parseLesson', () => {
  it('names file, line and trouble, all at once', () => {
    const text = '---\nslug: other\ntitle: T\nreadTime: long\n---\n\n:::shout\n:::\n';
    expect(linesOf(() => parseLesson('mine', text))).toEqual([
      'content/lessons/mine.md:readTime: must read like "10 min"',
      'content/lessons/mine.md:orderIndex: missing',
      'content/lessons/mine.md:premium: missing',
      'content/lessons/mine.md:summary: missing',
      expect.stringMatching(/^content\/lessons\/mine\.md:line 7: there is no directive "shout"/),
    ]);
  });

  it('refuses a lesson without front matter, and one under another name', () => {
    expect(linesOf(() => parseLesson('mine', '# Hello'))).toEqual([
      'content/lessons/mine.md:: has no front matter',
    ]);
    const head =
      'slug: other\ntitle: T\nreadTime: 5 min\norderIndex: 1\npremium: false\nsummary: A summary that is long enough.';
    expect(linesOf(() => parseLesson('mine', `---\n${head}\n---\n`))).toEqual([
      'content/lessons/mine.md:slug: must be the file\'s name, "mine"',
    ]);
  });
});

describe('parseYaml', () => {
  it.each([
    ['a: 1\na: 2', 'line 2'],
    ['a: [1', 'line 1'],
    ['a: !!js/function x', 'line 1'],
  ])('refuses %j', (text, where) => {
    const parsed = parseYaml(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]?.path).toContain(where);
  });

  it('refuses aliases that grow without end', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 9; i++) {
      const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)];
      lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
    }
    expect(parseYaml(lines.join('\n')).ok).toBe(false);
  });
});
