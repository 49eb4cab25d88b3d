import { describe, expect, it } from 'vitest';
import type { StoryStep } from '../contracts/story-step';
import { shortStory } from './short-story';

const step = (atMs: number): StoryStep => ({ atMs, kind: 'arrives', component: 'api' });

describe('shortStory', () => {
  it('drops the faults of components that the item never met', () => {
    const fault = (component: string): StoryStep => ({
      atMs: 5,
      kind: 'fault-begins',
      component,
      effect: 'crash',
    });
    expect(shortStory([step(1), fault('mailer'), fault('api')])).toEqual([step(1), fault('api')]);
  });

  it('keeps the beginning and the end of a long story, and says how much it left out', () => {
    const steps = Array.from({ length: 30 }, (_, n) => step(n));
    const told = shortStory(steps);
    expect(told).toHaveLength(20);
    expect(told[3]).toEqual({ kind: 'left-out', steps: 11 });
    expect(told.at(-1)).toEqual(step(29));
    expect(shortStory(steps.slice(0, 20))).toHaveLength(20);
  });

  it('keeps the last death of a long story, and says how much it left out on either side', () => {
    const steps = Array.from({ length: 40 }, (_, n): StoryStep => step(n));
    const death = (atMs: number): StoryStep => ({ atMs, kind: 'dies', component: 'sender' });
    steps[6] = death(6);
    steps[10] = death(10);
    const told = shortStory(steps);
    expect(told.slice(2, 7)).toEqual([
      step(2),
      { kind: 'left-out', steps: 7 },
      death(10),
      { kind: 'left-out', steps: 15 },
      step(26),
    ]);
    expect(told).toHaveLength(20);
    expect(told.at(-1)).toEqual(step(39));
  });
});
