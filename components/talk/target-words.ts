import type { Diagram } from '@/core/contracts/diagram-schema';
import { type TalkTarget, WHOLE } from '@/core/contracts/talk-line';
import { readInstant } from '@/core/grading/run-instant';
import { formatMs } from '@/core/shared/format-number';

type Drawn = Pick<Diagram, 'components' | 'connections'>;

/** What a mission's promises and scenarios are called, by their ids. */
export interface TargetNames {
  promises: Readonly<Record<string, string>>;
  scenarios: Readonly<Record<string, string>>;
}

/** What a text is about, for readers. */
export function targetWords(
  { kind, part }: TalkTarget,
  diagram: Drawn,
  { promises, scenarios }: TargetNames,
): string {
  const label = (id: string) => diagram.components.find((one) => one.id === id)?.label ?? id;
  if (kind === 'component' && part !== null) return label(part);
  if (kind === 'connection') {
    const connection = diagram.connections.find(({ id }) => id === part);
    if (connection) return `${label(connection.from)} → ${label(connection.to)}`;
  }
  if (kind === 'verdict' && part !== null) return `“${promises[part] ?? part}”`;
  const instant = kind === 'instant' ? readInstant(part) : null;
  if (instant !== null) {
    return `${formatMs(instant.ms)} into “${scenarios[instant.scenario] ?? instant.scenario}”`;
  }
  return 'the whole design';
}

/** A target as the value of a choice, and back; null for what is none. */
export const targetValue = ({ kind, part }: TalkTarget) => `${kind} ${part ?? ''}`.trim();

/** Everything of a design that a text can be about, but instants of its runs. */
export function allTargets(diagram: Drawn, checks: readonly string[]): TalkTarget[] {
  return [
    WHOLE,
    ...checks.map((part): TalkTarget => ({ kind: 'verdict', part })),
    ...diagram.components.map(({ id }): TalkTarget => ({ kind: 'component', part: id })),
    ...diagram.connections.map(({ id }): TalkTarget => ({ kind: 'connection', part: id })),
  ];
}
