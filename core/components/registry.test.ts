import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { COMPONENTS } from './registry';

const HELPERS = [
  'monthly-cost',
  'common-settings',
  'find-types',
  'setting-rows',
  'setting-groups',
  'physics-rows',
  'component-type',
  'registry',
  'monthly-cost',
  'resolve-settings',
  'roles',
  'shared-settings',
  'resilience-settings',
  'scaling-settings',
];

describe('the catalogue', () => {
  test('has one file per component type and no file without a type', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !HELPERS.includes(name));
    expect(files.sort()).toEqual([...COMPONENT_TYPES].sort());
  });

  test.each(COMPONENT_TYPES)('%s stands under its own id', (type) => {
    expect(COMPONENTS[type].type).toBe(type);
  });

  test.each(COMPONENT_TYPES)(
    '%s has defaults inside its bounds and one line of help each',
    (type) => {
      for (const spec of Object.values(COMPONENTS[type].settings)) {
        expect(spec.help).not.toMatch(/\n/);
        expect(spec.help.length).toBeGreaterThan(10);
        if (spec.kind === 'choice') {
          expect(spec.options.map((option) => option.value)).toContain(spec.default);
        }
        if (spec.kind === 'number') {
          if (spec.nullMeans === undefined) expect(spec.default).not.toBeNull();
          expect(spec.default ?? spec.min).toBeGreaterThanOrEqual(spec.min);
          expect(spec.default ?? spec.max).toBeLessThanOrEqual(spec.max);
        }
      }
      for (const spec of Object.values(COMPONENTS[type].physics)) {
        expect(spec.help.length).toBeGreaterThan(10);
        if (spec.kind === 'number' && spec.default !== null) {
          expect(spec.default).toBeGreaterThanOrEqual(spec.min);
          expect(spec.default).toBeLessThanOrEqual(spec.max);
        }
      }
    },
  );
});
