import { describe, expect, test } from 'vitest';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { COMPONENTS } from './registry';
import { settingRows } from './setting-rows';

describe('settingRows', () => {
  test.each(COMPONENT_TYPES)('has each setting of %s once, with default and range', (type) => {
    const { usual, groups } = settingRows(type);
    const rows = [...usual, ...groups.flatMap((group) => group.rows)];
    expect(rows.map(({ name }) => name).sort()).toEqual(
      Object.keys(COMPONENTS[type].settings).sort(),
    );
    for (const { label, standard, range } of rows) {
      expect(`${label}: ${standard}, ${range}`).not.toMatch(/undefined|null|NaN/);
    }
  });

  test('says units, bounds and what an empty field means', () => {
    const row = (name: string) => settingRows('queue').usual.find((r) => r.name === name);
    expect(row('capacity')).toMatchObject({
      standard: 'no limit',
      range: '1 to 10,000,000 messages, or no limit',
      ifOffered: false,
    });
    expect(row('maxReceives')?.standard).toBe('5 receives');
    expect(row('redeliveryDelayMs')?.standard).toBe('1\u00a0s');
    expect(row('order')).toMatchObject({ standard: 'None', range: 'None · Per key' });
  });

  test('sets apart how others are called, and marks what a mission has to offer', () => {
    const { usual, groups } = settingRows('service');
    const rowsOf = (title: string) => groups.find((group) => group.title === title)?.rows ?? [];
    expect(rowsOf('How it calls others').map(({ name }) => name)).toContain('retries');
    expect(usual.map(({ name }) => name)).toContain('concurrency');
    const breaker = rowsOf('How it spares others').find(({ name }) => name === 'breakerFailures');
    expect(breaker?.ifOffered).toBe(true);
  });
});
