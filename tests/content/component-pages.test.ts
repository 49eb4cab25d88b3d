import { expect, it } from 'vitest';
import { COMPONENT_TYPES } from '@/core/contracts/component-type';
import { checkComponents } from '@/scripts/content-check/check-components';
import { listComponentPages } from '@/server/content/component-pages';
import { componentSections } from '@/server/content/component-sections';

it('every component type has its page, and everything on it leads somewhere', async () => {
  expect(await checkComponents()).toEqual({ passed: COMPONENT_TYPES.length + 1, failures: [] });
});

it('the search over the lessons finds a component by the name of a product', async () => {
  const sections = componentSections(await listComponentPages());
  expect(sections.filter(({ text }) => text.includes('Redis')).map(({ id }) => id)).toEqual([
    '/components/cache',
  ]);
});
