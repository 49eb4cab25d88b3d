import type { Step } from './steps';

/** Something that only a person in the room can hear. It is noted in the report and earns nothing. */
export interface SpokenPoint {
  id: string;
  step: Step;
  says: string;
}

/** What an interviewer listens for, by step. */
export const SPOKEN: readonly SpokenPoint[] = [
  { id: 'restated', step: 'clarify', says: 'Repeated the task in own words' },
  { id: 'left-out', step: 'clarify', says: 'Said what is left out' },
  { id: 'summed-up', step: 'clarify', says: 'Summed up the answers before going on' },
  { id: 'units', step: 'estimate', says: 'Worked aloud, with units' },
  { id: 'what-for', step: 'estimate', says: 'Said what the number is for' },
  { id: 'repeated', step: 'interface', says: 'Said what happens when a call is made again' },
  { id: 'refused', step: 'interface', says: 'Said what a caller sees when it fails' },
  { id: 'found-again', step: 'data', says: 'Went from what is read to how it is stored' },
  { id: 'one-request', step: 'draw', says: 'Followed one request through the drawing' },
  { id: 'why-each', step: 'draw', says: 'Gave a reason for each part' },
  { id: 'alternative', step: 'draw', says: 'Named another way, and why not' },
  { id: 'what-stays', step: 'change', says: 'Said what stays before what changes' },
  { id: 'took-hints', step: 'change', says: 'Took a hint up' },
  { id: 'before-run', step: 'breaks', says: 'Said what breaks first, and by which number' },
  { id: 'noticed', step: 'breaks', says: 'Said how it would be noticed' },
  { id: 'price', step: 'defend', says: 'Named the price of a decision without being asked' },
  { id: 'not-known', step: 'defend', says: 'Said what is not known' },
];
