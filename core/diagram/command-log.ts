import { z } from 'zod';
import { DIAGRAM_LIMITS, LOG_LIMITS } from '../contracts/diagram-limits';
import {
  ConnectionSchema,
  DiagramComponentSchema,
  DiagramSchema,
  IdSchema,
  NoteSchema,
  PositionSchema,
  SettingValueSchema,
} from '../contracts/diagram-schema';
import type { Command } from './commands';

const { components, connections, notes } = DIAGRAM_LIMITS;
const ids = (most: number) => z.array(IdSchema).max(most);

const CommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), component: DiagramComponentSchema }),
  z.strictObject({ do: z.literal('connect'), connection: ConnectionSchema }),
  z.strictObject({
    do: z.literal('insert'),
    components: z.array(DiagramComponentSchema).max(components),
    connections: z.array(ConnectionSchema).max(connections),
    notes: z.array(NoteSchema).max(notes).optional(),
  }),
  z.strictObject({ do: z.literal('move'), positions: z.record(IdSchema, PositionSchema) }),
  z.strictObject({
    do: z.literal('set'),
    id: IdSchema,
    key: z.string().max(40),
    value: SettingValueSchema.optional(),
  }),
  z.strictObject({
    do: z.literal('set-each'),
    ids: ids(components),
    settings: z.record(z.string().max(40), SettingValueSchema),
  }),
  z.strictObject({ do: z.literal('rename'), id: IdSchema, label: z.string().max(1000) }),
  z.strictObject({
    do: z.literal('change-connection'),
    id: IdSchema,
    change: ConnectionSchema.pick({ kind: true, unit: true })
      .extend({ flows: ConnectionSchema.shape.flows.nullable() })
      .partial(),
  }),
  z.strictObject({ do: z.literal('reorder'), from: IdSchema, connections: ids(connections) }),
  z.strictObject({
    do: z.literal('delete'),
    components: ids(components),
    connections: ids(connections),
    notes: ids(notes),
  }),
  z.strictObject({ do: z.literal('write-note'), note: NoteSchema }),
  z.strictObject({ do: z.literal('replace'), diagram: DiagramSchema }),
]);

/** Stops compiling when there is a command that a kept log could not hold. */
type Missing = Exclude<Command['do'], z.infer<typeof CommandSchema>['do']>;
const complete: [Missing] extends [never] ? true : Missing = true;

const LogSchema = z.array(CommandSchema).max(complete ? LOG_LIMITS.entries : 0);

/** A log from outside as commands; null when it is no log, or beyond `LOG_LIMITS`. */
export function parseCommandLog(input: unknown): Command[] | null {
  const parsed = LogSchema.safeParse(input);
  return parsed.success ? parsed.data : null;
}
