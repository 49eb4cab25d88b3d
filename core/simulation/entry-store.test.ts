import { expect, test } from 'vitest';
import { EntryStore, type Eviction } from './entry-store';

/** Stores keys 0 to 2 in a store for three, uses some of them, stores one more; returns which keys are left. */
function leftOf(eviction: Eviction, used: readonly number[]): number[] {
  const store = new EntryStore(3, eviction, 5);
  for (const key of [0, 1, 2]) store.put(key, 0, 0, 0, 0);
  for (const key of used) store.touch(store.find(key));
  store.put(3, 0, 0, 0, 0);
  return [0, 1, 2, 3, 4].filter((key) => store.find(key) >= 0);
}

test('the least recently used entry makes room', () => {
  expect(leftOf('lru', [0, 1, 0])).toEqual([0, 1, 3]);
  expect(leftOf('lru', [0, 2])).toEqual([0, 2, 3]);
});

test('the oldest entry makes room, however often it is used', () => {
  expect(leftOf('fifo', [0, 0, 0])).toEqual([1, 2, 3]);
});

test('the least often used entry makes room, among equals the one that was used longest ago', () => {
  expect(leftOf('lfu', [0, 0, 1, 2, 2])).toEqual([0, 2, 3]);
  expect(leftOf('lfu', [2, 1, 0])).toEqual([0, 1, 3]);
});

test('what is stored again is as new, and takes nobody’s place', () => {
  const store = new EntryStore(2, 'lfu', 5);
  store.put(0, 0, 0, 0, 0);
  store.put(1, 0, 0, 0, 0);
  store.touch(store.find(0));
  store.put(0, 7, 0, 0, 0);
  expect(store.size).toBe(2);
  expect(store.storedAt[store.find(0)]).toBe(7);
  store.put(2, 8, 0, 0, 0);
  expect([0, 1, 2].map((key) => store.find(key) >= 0)).toEqual([true, false, true]);
});

test('a replica takes its share of the keys with it', () => {
  const store = new EntryStore(10, 'lru', 6);
  for (let key = 0; key < 6; key++) store.put(key, 0, 0, 0, 0);
  store.dropShare((key) => key % 3 === 1);
  expect([0, 1, 2, 3, 4, 5].filter((key) => store.find(key) >= 0)).toEqual([0, 2, 3, 5]);
  expect(store.size).toBe(4);
});
