import type { DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { COMPONENTS } from './registry';
import { isOffered, type ResolvedSettings, resolveSettings } from './resolve-settings';

/** Settings that belong together and are seldom what decides; they stand behind the usual ones, folded. */
const GROUPS: readonly { title: string; names: readonly string[]; evenAlone?: true }[] = [
  {
    title: 'How it scales',
    names: ['maxReplicas', 'scaleBy', 'scaleBusyPercent', 'scaleBacklog', 'coolDownMs'],
  },
  {
    title: 'Whom it lets in',
    names: ['backlog', 'lineOrder', 'longestWaitMs', 'admitPerSecond', 'admitBy'],
  },
  { title: 'How it answers “not yet”', names: ['holdMs', 'askAgainMs'] },
  { title: 'How it calls others', names: ['calls', 'timeoutMs', 'retries', 'backoffMs'] },
  {
    title: 'How it spares others',
    names: [
      ...['retryBudgetPercent', 'breakerFailures', 'breakerWindowMs', 'breakerOpenMs'],
      ...['breakerProbes', 'callsAtOnce', 'keepsDeadline'],
    ],
  },
  // Few designs need it, and it asks for a thought first.
  { title: 'More', names: ['partitions'], evenAlone: true },
];

/** A group with those of its settings that are there. */
export interface SettingGroup {
  title: string;
  names: string[];
}

/** The names parted into those that one decides first, and groups of the others; one that is alone stands among the usual ones. */
export function groupSettings(names: readonly string[]): {
  usual: string[];
  groups: SettingGroup[];
} {
  const groups = GROUPS.flatMap(({ title, names: all, evenAlone }) => {
    const there = names.filter((name) => all.includes(name));
    return there.length > (evenAlone ? 0 : 1) ? [{ title, names: there }] : [];
  });
  const grouped = new Set(groups.flatMap((group) => group.names));
  return { usual: names.filter((name) => !grouped.has(name)), groups };
}

/** Of settings of a component that scales: whether it may have more replicas, and looks at what they say. */
function scalingCanMatter(settings: ResolvedSettings, name: string): boolean {
  const { maxReplicas, replicas, scaleBy } = settings;
  if (Number(maxReplicas ?? 0) <= Number(replicas)) return false;
  if (name === 'scaleBusyPercent') return scaleBy === 'busy';
  return name !== 'scaleBacklog' || scaleBy === 'backlog';
}

/** Whether a setting can make a difference beside the others of its component: how long a breaker stays open needs a breaker. */
export function canMatterBeside(settings: ResolvedSettings, name: string): boolean {
  switch (name) {
    case 'scaleBy':
    case 'scaleBusyPercent':
    case 'scaleBacklog':
    case 'coolDownMs':
      return scalingCanMatter(settings, name);
    case 'breakerWindowMs':
    case 'breakerOpenMs':
    case 'breakerProbes':
      return typeof settings.breakerFailures === 'number';
    case 'admitBy':
      return typeof settings.admitPerSecond === 'number';
    case 'backoffMs':
      return settings.retries !== 0;
    case 'singleFlight':
      return settings.onMiss !== 'say';
    case 'batchWaitMs':
      return Number(settings.batch ?? 1) > 1;
    default:
      return true;
  }
}

/**
 * The settings that a learner is asked for: those that the mission offers and that can matter beside the others. They are parted by
 * what is offered, so that none moves to another place when a value is typed.
 */
export function askedSettings(
  mission: Mission,
  component: DiagramComponent,
): ReturnType<typeof groupSettings> {
  const settings = resolveSettings(mission, component);
  const offered = Object.entries(COMPONENTS[component.type].settings).flatMap(([name, spec]) =>
    isOffered(mission, component.type, name, spec) ? [name] : [],
  );
  const { usual, groups } = groupSettings(offered);
  const asked = (names: string[]) => names.filter((name) => canMatterBeside(settings, name));
  return {
    usual: asked(usual),
    groups: groups.map(({ title, names }) => ({ title, names: asked(names) })),
  };
}
