import { beforeAll, describe, expect, it } from 'vitest';
import { selectPredictions } from '@/server/data/predictions';
import { loadPredictions, savePrediction } from '@/server/services/predictions';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';

withDatabase();

const GUESS = { answerMs: 10, drainMs: 600_000, peakDepth: 1000, duplicates: 0 };
const SEEN = { answerMs: 3, drainMs: 652_000, peakDepth: 846_810, duplicates: 0 };

let learner: Person;
beforeAll(async () => {
  learner = await makePerson();
});

describe('predictions', () => {
  it('keep the first guess, and the outcome once it is known', async () => {
    await becomePerson(learner);
    const entry = { mission: 'newsletter', scenario: 'send-one' };
    await savePrediction({ ...entry, prediction: GUESS, outcome: null });
    await savePrediction({ ...entry, prediction: { ...GUESS, answerMs: 3 }, outcome: SEEN });
    await savePrediction({ ...entry, prediction: null, outcome: { ...SEEN, duplicates: 9 } });
    expect(await loadPredictions('newsletter')).toEqual([
      { scenario: 'send-one', prediction: GUESS, outcome: SEEN },
    ]);
  });

  it('remember that a question was skipped', async () => {
    await becomePerson(learner);
    await savePrediction({
      mission: 'newsletter',
      scenario: 'poison',
      prediction: null,
      outcome: null,
    });
    expect(await loadPredictions('newsletter')).toHaveLength(2);
  });

  it('belong to the learner, and are not for strangers', async () => {
    await becomePerson(await makePerson());
    expect(await loadPredictions('newsletter')).toEqual([]);
    expect(await selectPredictions('newsletter', learner.id)).toEqual([]);
  });

  it('refuse a scenario that does not exist', async () => {
    await becomePerson(learner);
    const entry = { mission: 'newsletter', scenario: 'ghost', prediction: GUESS, outcome: null };
    await expect(savePrediction(entry)).rejects.toThrow(/ghost/);
  });
});
