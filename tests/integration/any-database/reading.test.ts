import { beforeAll, describe, expect, it } from 'vitest';
import { syncReading } from '@/server/services/reading';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';

withDatabase();

const RULE = 'sync-async#the-golden-rule';
const PARTY = 'sync-async#the-dinner-party';
const STEPS = 'the-critical-path#seven-steps-in-a-row';

let learner: Person;
beforeAll(async () => {
  learner = await makePerson();
});

describe('reading', () => {
  it('is remembered in the order of reading, each section once', async () => {
    await becomePerson(learner);
    expect(await syncReading({ sections: [PARTY, RULE, PARTY] })).toEqual([PARTY, RULE]);
    expect(await syncReading({ sections: [RULE, STEPS] })).toEqual([PARTY, RULE, STEPS]);
    expect(await syncReading({ sections: [] })).toEqual([PARTY, RULE, STEPS]);
  });

  it('leaves out sections that no lesson has', async () => {
    await becomePerson(learner);
    const strange = ['sync-async#ghost', 'ghost#the-golden-rule', '###', 'sync-async'];
    expect(await syncReading({ sections: strange })).toEqual([PARTY, RULE, STEPS]);
  });

  it('belongs to one person, and is not for visitors', async () => {
    await becomePerson(await makePerson());
    expect(await syncReading({ sections: [] })).toEqual([]);
    becomeVisitor();
    await expect(syncReading({ sections: [RULE] })).rejects.toThrow();
  });
});
