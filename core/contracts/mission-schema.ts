import { z } from 'zod';
import { COMPONENT_TYPES } from './component-type';
import { IdSchema, LabelSchema, PositionSchema, SettingValueSchema } from './diagram-schema';

/** The most that a flow may ask for: requests per second, users, items per request. */
export const LOAD_LIMITS = { perSecond: 1_000_000, users: 1_000_000, items: 10_000_000 } as const;

const MAX_HORIZON_MS = 7 * 24 * 3_600_000;

const ms = z.number().min(0).max(MAX_HORIZON_MS);
const positiveMs = z.number().positive().max(MAX_HORIZON_MS);

/** A duration in ms: constant, or drawn per use from a distribution. */
export const DurationSchema = z.union([
  ms,
  z.strictObject({ exponential: positiveMs }),
  z.strictObject({ uniform: z.tuple([ms, ms]) }).refine((d) => d.uniform[0] <= d.uniform[1], {
    error: 'the lower bound of a uniform duration comes first',
  }),
  z
    .strictObject({ lognormal: z.strictObject({ median: positiveMs, p99: positiveMs }) })
    .refine((d) => d.lognormal.median <= d.lognormal.p99, {
      error: 'p99 is at least the median',
    }),
]);

/** A physics value: duration or plain number; the catalogue decides which a key takes. */
export const PhysicsValueSchema = z.union([DurationSchema, z.number(), z.null()]);

const PhysicsSchema = z.record(IdSchema, z.record(z.string(), PhysicsValueSchema));

export const GivenSchema = z.strictObject({
  id: IdSchema,
  type: z.enum(COMPONENT_TYPES),
  label: LabelSchema,
  position: PositionSchema,
  settings: z.record(z.string(), SettingValueSchema).optional(),
});

export const ArrivalsSchema = z.union([
  z.strictObject({ at: z.array(ms).min(1).max(5_000) }),
  z
    .strictObject({
      perSecond: z.number().positive().max(LOAD_LIMITS.perSecond),
      poisson: z.boolean(),
      fromMs: ms,
      toMs: ms,
    })
    .refine((a) => a.fromMs < a.toMs, { error: 'fromMs lies before toMs' }),
  z.strictObject({
    users: z.number().int().min(1).max(LOAD_LIMITS.users),
    thinkMs: DurationSchema,
  }),
  /**
   * Whoever made a request of the named flow that was accepted wants to know when it is done: they ask, again and again, with
   * requests of this flow.
   */
  z.strictObject({ follows: IdSchema }),
  /** Whoever made a request of the named flow, which writes, reads what they wrote, so long after it was accepted. */
  z.strictObject({ rereads: IdSchema, afterMs: ms.default(0) }),
]);

/** What a sender's key is good for: none, one for each attempt, or one for the whole operation. */
const KEY_KINDS = ['none', 'per-attempt', 'per-operation'] as const;

export const FlowSchema = z.strictObject({
  id: IdSchema,
  /** The client where requests start. */
  from: IdSchema,
  /** The given component, or components, that every item must finally reach. */
  to: z.union([IdSchema, z.array(IdSchema).min(1).max(20)]),
  /** Given components, none of them a target, by which the news arrives that an item is done. */
  news: z.array(IdSchema).min(1).max(20).optional(),
  /** Items that each request carries. */
  items: z.number().int().min(1).max(LOAD_LIMITS.items).default(1),
  /** What an item is called in messages, one and many: `[e-mail, e-mails]`. */
  nouns: z.tuple([z.string().min(1).max(30), z.string().min(1).max(30)]).optional(),
  arrivals: ArrivalsSchema,
  /** How long the client waits for its answer, ms. */
  timeoutMs: positiveMs.default(30_000),
  /** How long after a request has begun its answer is still of use, ms; without it always. */
  usefulMs: positiveMs.optional(),
  /**
   * What the items are about: so many customers, couriers or orders, each as often as the next, or by Zipf's law (the second half as
   * often as the first, the third a third as often, …).
   */
  keys: z
    .strictObject({
      count: z.number().int().min(1).max(1_000_000),
      popularity: z.enum(['uniform', 'zipf']).default('uniform'),
    })
    .optional(),
  /**
   * Whether its requests read or write the things that their keys stand for. Flows that do are about the same things: key 7 of one is
   * key 7 of another.
   */
  access: z.enum(['read', 'write']).optional(),
  /** Targets that belong together: an item that one of them has served has to be served by all. */
  whole: z.array(IdSchema).min(2).max(20).optional(),
  /** What the client does about an error or a time-out: it makes the same request again, so often, after a pause. */
  again: z
    .strictObject({
      times: z.number().int().min(1).max(20),
      afterMs: ms,
      keys: z.enum(KEY_KINDS).default('none'),
    })
    .optional(),
});

const TargetSchema = z.union([
  z.strictObject({ id: IdSchema }),
  z.strictObject({ type: z.enum(COMPONENT_TYPES) }),
  z.strictObject({ callersOf: IdSchema }),
  z.strictObject({ entryOf: IdSchema }),
  /** Whoever does the work for a given component, or for the targets of a flow, in the background. */
  z.strictObject({ workersFor: z.union([IdSchema, z.strictObject({ flow: IdSchema })]) }),
]);

const faultBase = { at: ms, forMs: positiveMs, target: TargetSchema };

export const FaultSchema = z.discriminatedUnion('effect', [
  z.strictObject({ ...faultBase, effect: z.literal('outage') }),
  z.strictObject({ ...faultBase, effect: z.literal('pause') }),
  z.strictObject({
    ...faultBase,
    effect: z.literal('slow'),
    factor: z.number().min(0.01).max(1000),
  }),
  z.strictObject({ ...faultBase, effect: z.literal('reject'), share: z.number().min(0).max(1) }),
  /** Of the calls served, the share whose answer never comes. */
  z.strictObject({
    ...faultBase,
    effect: z.literal('lose-answers'),
    share: z.number().min(0).max(1),
  }),
  /** Whatever caches hold is gone, at once. */
  z.strictObject({ ...faultBase, forMs: positiveMs.default(1), effect: z.literal('flush') }),
  z.strictObject({
    ...faultBase,
    effect: z.literal('crash'),
    replicas: z.number().int().min(1).max(10_000),
  }),
]);

const RepeatSchema = z.strictObject({
  everyMs: positiveMs,
  /** How often the fault happens altogether. */
  times: z.number().int().min(2).max(100),
});

/** Faults with `repeat: { everyMs, times }` written out, each at its own time; what does not fit is left as it stands. */
function writtenOut(faults: unknown): unknown {
  if (!Array.isArray(faults)) return faults;
  return faults.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null || !('repeat' in fault)) return [fault];
    const { repeat, ...once } = fault;
    const { data } = RepeatSchema.safeParse(repeat);
    if (data === undefined || !('at' in once) || typeof once.at !== 'number') return [fault];
    const first = once.at;
    return Array.from({ length: data.times }, (_, i) => ({
      ...once,
      at: first + i * data.everyMs,
    }));
  });
}

export const ScenarioSchema = z.strictObject({
  id: IdSchema,
  title: z.string().min(1).max(120),
  horizonMs: positiveMs,
  faults: z.preprocess(writtenOut, z.array(FaultSchema).max(200).default([])),
  poison: z.strictObject({ flow: IdSchema, item: z.number().int().min(0) }).optional(),
});

/** One rule of the grade. Keys beyond these are the parameters of the named check, which validates them itself. */
export const MissionCheckSchema = z.looseObject({
  id: IdSchema,
  check: IdSchema,
  points: z.number().int().min(0).max(1000),
  because: z.string().min(1),
  /** What the check demands, in one short sentence for learners. */
  promise: z.string().min(1).max(120).optional(),
  lesson: z.string().optional(),
  hints: z.array(z.string().min(1)).optional(),
});

export const StageSchema = z.strictObject({
  title: z.string().min(1).max(120),
  checks: z.array(MissionCheckSchema).min(1),
});

const BoundsSchema = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, { error: 'the lower bound comes first' });

const price = z.number().min(0).max(1_000_000);

const PricesSchema = z.strictObject({
  replicaHour: price.optional(),
  slotHour: price.optional(),
  perMillion: price.optional(),
});

/** What a month is made of: machines are paid for all of it, use as often as this scenario happens. */
const CostSchema = z.strictObject({
  scenario: IdSchema,
  runsPerMonth: z.number().int().min(1).max(100_000),
  /** Prices other than the catalogue's, by type or by the id of a given component; US dollars. */
  prices: z.record(IdSchema, PricesSchema).default({}),
});

/** Shape of `mission.yaml`. References between its parts are checked by `parseMission`. */
export const MissionSchema = z.strictObject({
  title: z.string().min(1).max(120),
  orderIndex: z.number().int().min(0),
  minutes: z.number().int().min(1).max(240),
  /** For lists; no grade depends on it. */
  difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  lessons: z.array(z.string()).default([]),
  given: z.array(GivenSchema).min(1).max(50),
  palette: z.array(z.enum(COMPONENT_TYPES)),
  physics: PhysicsSchema.default({}),
  /** How long a call is on its way, there and back; nothing unless told. */
  network: DurationSchema.optional(),
  limits: z.partialRecord(z.enum(COMPONENT_TYPES), z.record(z.string(), BoundsSchema)).default({}),
  flows: z.array(FlowSchema).min(1).max(20),
  scenarios: z.array(ScenarioSchema).min(1).max(20),
  cost: CostSchema.optional(),
  stages: z.array(StageSchema).min(1).max(10),
});

export type Flow = z.infer<typeof FlowSchema>;
export type Fault = z.infer<typeof FaultSchema>;
export type FaultTarget = z.infer<typeof TargetSchema>;
export type Scenario = z.infer<typeof ScenarioSchema>;
export type MissionCheck = z.infer<typeof MissionCheckSchema>;
export type Mission = z.infer<typeof MissionSchema>;
