import { describe, expect, it } from 'vitest';
import { checkLessons } from '@/scripts/content-check/check-lessons';
import { checkMission } from '@/scripts/content-check/check-mission';
import { checkQuizzes } from '@/scripts/content-check/check-quizzes';
import { missionSlugs } from '@/scripts/content-check/mission-folder';

const slugs = await missionSlugs();

describe('content', () => {
  it('has lessons and quizzes without a problem', async () => {
    expect((await checkLessons()).failures).toEqual([]);
    expect((await checkQuizzes()).failures).toEqual([]);
  });

  it.each(slugs)(
    'proves the mission %s with its references and known-wrong designs',
    { timeout: 600_000 },
    async (slug) => {
      const outcome = await checkMission(slug);
      expect(outcome.failures).toEqual([]);
      expect(outcome.passed).toBeGreaterThan(10);
    },
  );

  it('says so when a mission is not there', async () => {
    const outcome = await checkMission('ghost');
    expect(outcome.failures).toEqual(['content/missions/ghost:: has no mission.yaml or brief.md']);
  });
});
