import { describe, expect, it } from 'vitest';
import { loopAndQueue, STEP_MS } from '@/core/lessons/loop-and-queue';
import { adminWords, raceWords, sentWords } from './race-words';

const race = loopAndQueue();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is said of the two runs', () => {
  it('follows the admin of the loop until they give up', () => {
    const at = (ms: number) => adminWords(race.loop, ms);
    expect(at(0)).toEqual({ text: 'clicks Send', trouble: false });
    expect(plain(at(12_000).text)).toBe('waits, 12 s');
    expect(at(30_000)).toEqual({ text: 'gave up after 30\u00a0s', trouble: true });
  });

  it('lets the admin of the queue go', () => {
    expect(plain(adminWords(race.queue, 1000).text)).toBe('answered after 400 ms');
  });

  it('counts what is out', () => {
    expect(sentWords(race.loop, 30_000 / STEP_MS)).toBe('600 of 2,000 sent');
    expect(sentWords(race.queue, race.queue.sent.length - 1)).toBe('all 2,000 sent');
  });

  it('tells both in one paragraph, with the figures of the runs', () => {
    expect(plain(raceWords(race))).toBe(
      'In the loop the admin waits for 2,000 calls, one after the other, and gives up after 30 s: 600 of 2,000 e-mails are out by then. The last one leaves after 100 s, with nobody left to tell. With the queue the admin is answered after 400 ms, and 10 workers have sent everything after 10 s.',
    );
  });
});
