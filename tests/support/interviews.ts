import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import type { Interview } from '@/core/interview/interview-schema';
import { parseInterview } from '@/core/interview/parse-interview';
import type { RoundWorld } from '@/core/interview/round';
import { buildMission } from './missions';

const choice = (id: string, claims: string[] = []) => ({
  id,
  question: `FORM ${id}?`,
  options: [
    { id: 'right', text: 'The one' },
    { id: 'wrong', text: 'The other' },
  ],
  fits: 'right',
  why: `WHY ${id}.`,
  claims,
});

/** An interview over `buildMission`, whose secrets are written in capitals. Two of its cards are needed. */
export function buildInterview() {
  const design = { 'solutions/expected.json': [], 'wrong/expected.json': ['fast'] };
  return {
    prompt: 'Design the sending of mail.',
    cards: Array.from({ length: 12 }, (_, i) => ({
      id: `card-${i}`,
      question: `Question ${i}?`,
      answer: `ANSWER-card-${i}.`,
      bears: i < 2 ? ['fast'] : [],
    })),
    estimates: [
      { id: 'rate', question: 'How many?', unit: '/s', answer: 1111, working: 'WORKING.' },
      { id: 'slots', question: 'How many slots?', unit: 'slots', answer: 68, working: 'WORKING.' },
    ],
    interface: [choice('status', ['fast']), choice('key')],
    data: [choice('unit'), choice('path')],
    twists: ['a', 'b', 'c'].map((id) => ({
      id,
      says: `TWIST ${id}.`,
      change: { load: 2 },
      answer: 'MODEL change.',
      expected: design,
    })),
    model: { clarify: 'MODEL.', draw: 'MODEL.', breaks: 'MODEL.', defend: 'MODEL.' },
  };
}

/** A round over that interview and its mission, which is simulated within milliseconds. */
export function buildRoundWorld(): RoundWorld {
  const mission = buildMission();
  const parsed = parseInterview(mission, buildInterview());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const interview: Interview = parsed.value;
  return { mission, interview, seed: 'a-round' };
}

/** A sound design for it: the click is answered once the work is in a queue. */
export function drawn(settings: Record<string, number> = {}): Diagram {
  const at = { x: 0, y: 0 };
  return DiagramSchema.parse({
    format: 1,
    components: [
      { id: 'admin', type: 'client', label: 'Admin', position: at },
      { id: 'provider', type: 'external-api', label: 'Provider', position: { x: 900, y: 0 } },
      { id: 'api', type: 'service', label: 'API', position: { x: 200, y: 0 }, settings },
      { id: 'jobs', type: 'queue', label: 'Jobs', position: { x: 400, y: 0 } },
      { id: 'sender', type: 'worker', label: 'Sender', position: { x: 600, y: 0 } },
    ],
    connections: [
      { id: 'c1', from: 'admin', to: 'api', kind: 'sync' },
      { id: 'c2', from: 'api', to: 'jobs', kind: 'async' },
      { id: 'c3', from: 'jobs', to: 'sender', kind: 'async' },
      { id: 'c4', from: 'sender', to: 'provider', kind: 'sync' },
    ],
    notes: [],
  });
}
