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
  /** `null` stays allowed, and what holds, where a mission limits the number. */
  optional?: true;
  /** Only there where the mission's limits name it, or another setting of the type; elsewhere the default holds and nobody is asked. */
  ifLimited?: true | string;
}

/** One of a few named ways to behave. */
export interface ChoiceSetting {
  kind: 'choice';
  label: string;
  help: string;
  default: string;
  options: readonly { value: string; label: string }[];
  /** Only there where the mission's limits name this other setting of the type. */
  ifLimited?: string;
}

/** On or off. */
export interface SwitchSetting {
  kind: 'switch';
  label: string;
  help: string;
  default: boolean;
  /** Only there where the mission's limits name this other setting of the type. */
  ifLimited?: string;
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

/** What components of a type do with work. Engine, faults, checks, mutants and charts go by this, never by the type's name. */
export interface Role {
  /** What says how many slots each replica has: a setting or a physics value. Null: any number of calls run at once. */
  slots: 'concurrency' | 'connections' | null;
  /**
   * What follows when its own time is over: `steps` goes through its connections, calling and publishing; `one` hands on to
   * one of them; `source` asks one of them for what it does not hold; `told` tells them without waiting (webhooks). Null: it only answers.
   */
  onward: 'steps' | 'one' | 'source' | 'told' | null;
  /** Of a broker: `keeps` each message until it is dealt with, or `copies` it at once. `takes`: is handed messages. Null: is only called. */
  messages: 'keeps' | 'copies' | 'takes' | null;
  /**
   * `people` begin flows and hear news; `front` is where requests may come in; `back` is behind it; `elsewhere` is another
   * company's, and no work of ours goes through it.
   */
  place: 'people' | 'front' | 'back' | 'elsewhere';
}

/** The headings that palette and handbook list types under, in their order. */
export const COMPONENT_GROUPS = [
  { id: 'clients', title: 'Clients' },
  { id: 'compute', title: 'Compute' },
  { id: 'messaging', title: 'Messaging' },
  { id: 'storage', title: 'Storage' },
  { id: 'providers', title: 'Providers' },
] as const;

type ComponentGroup = (typeof COMPONENT_GROUPS)[number]['id'];

/** Everything the product knows about one component type. */
export interface ComponentType {
  type: ComponentTypeId;
  role: Role;
  name: string;
  /** The name of many, in the middle of a sentence: "queues". */
  plural: string;
  /** Under which heading palette and handbook list it. */
  group: ComponentGroup;
  /** Products and trade names that a search finds it by; none that the name itself has in it. */
  alsoCalled: readonly string[];
  /** One line for the palette. */
  summary: string;
  settings: Readonly<Record<string, SettingSpec>>;
  physics: Readonly<Record<string, PhysicsSpec>>;
  /** What is paid for by use: messages in and out, or calls served; null where only machines are paid for. */
  billedBy: 'messages' | 'calls' | null;
  /** What it costs where the mission says nothing else. */
  prices: Prices;
}
