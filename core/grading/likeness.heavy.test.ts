import { expect, it } from 'vitest';
import { expectOneGroup } from '@/tests/support/alike-property';

it('puts ten thousand random designs into one group with themselves drawn otherwise', () => {
  expect(() => expectOneGroup(10_000)).not.toThrow();
});
