import { QUANTITIES, type Quantity } from '../missions/predictions';

/** What a card asks about. */
export type CardRef =
  | { kind: 'question'; quiz: string; question: string }
  | { kind: 'failure'; mission: string; check: string }
  | { kind: 'prediction'; mission: string; scenario: string; quantity: Quantity };

/** The reference as it is stored: one text per thing, so that it can be unique for a learner. */
export function formatRef(ref: CardRef): string {
  switch (ref.kind) {
    case 'question':
      return `question:${ref.quiz}/${ref.question}`;
    case 'failure':
      return `failure:${ref.mission}/${ref.check}`;
    case 'prediction':
      return `prediction:${ref.mission}/${ref.scenario}/${ref.quantity}`;
  }
}

/** Reads what `formatRef` wrote; null for anything else. */
export function parseRef(text: string): CardRef | null {
  const [, kind, first, second, third] =
    /^(question|failure|prediction):([a-z0-9-]{1,40})\/([a-z0-9-]{1,40})(?:\/(\w+))?$/.exec(text) ??
    [];
  if (first === undefined || second === undefined) return null;
  if (kind === 'prediction') {
    const quantity = QUANTITIES.find((one) => one === third);
    return quantity ? { kind, mission: first, scenario: second, quantity } : null;
  }
  if (third !== undefined) return null;
  return kind === 'question'
    ? { kind, quiz: first, question: second }
    : { kind: 'failure', mission: first, check: second };
}
