/** The types of box a diagram may hold, in the order the palette shows them. */
export const COMPONENT_TYPES = [
  'client',
  'load-balancer',
  'service',
  'queue',
  'topic',
  'worker',
  'database',
  'cache',
  'external-api',
] as const;

export type ComponentTypeId = (typeof COMPONENT_TYPES)[number];

/** A whole or decimal number the learner may set. `null` is allowed only where `nullMeans` says what it stands for. */
export interface NumberSetting {
  kind: 'number';
  label: string;
  /** Unit as shown beside the field: ms, replicas, messages, calls/s … */
  unit: string;
  help: string;
  default: number | null;
  min: number;
  max: number;
  integer: boolean;
  /** What an empty field means ("no limit"); absent where a number is required. */
  nullMeans?: string;
}

/** One of a few named ways to behave. */
export interface ChoiceSetting {
  kind: 'choice';
  label: string;
  help: string;
  default: string;
  options: readonly { value: string; label: string }[];
}

/** On or off. */
export interface SwitchSetting {
  kind: 'switch';
  label: string;
  help: string;
  default: boolean;
}

export type SettingSpec = NumberSetting | ChoiceSetting | SwitchSetting;

/** A duration in ms: constant, or drawn per use from a distribution. */
export type Duration =
  | number
  | { exponential: number }
  | { uniform: [number, number] }
  | { lognormal: { median: number; p99: number } };

/** A value that the mission decides: a duration in ms, or a plain number. */
export type PhysicsSpec =
  | { kind: 'duration'; help: string; default: Duration }
  | {
      kind: 'number';
      unit: string;
      help: string;
      default: number | null;
      min: number;
      max: number;
      integer: boolean;
    };

/** What a component costs, in US dollars. Modelled: round figures in the proportions that clouds ask, no provider's list. */
export interface Prices {
  /** One replica, up for an hour. */
  replicaHour: number;
  /** One slot of a replica, up for an hour. */
  slotHour: number;
  /** A million of what the type is billed by. */
  perMillion: number;
}

/** Everything the product knows about one component type. */
export interface ComponentType {
  type: ComponentTypeId;
  name: string;
  /** One line for the palette. */
  summary: string;
  settings: Readonly<Record<string, SettingSpec>>;
  physics: Readonly<Record<string, PhysicsSpec>>;
  /** What is paid for by use: messages in and out, or calls served; null where only machines are paid for. */
  billedBy: 'messages' | 'calls' | null;
  /** What it costs where the mission says nothing else. */
  prices: Prices;
}
