import { z } from 'zod';
import { COMPONENT_TYPES } from './component-type';
import { DIAGRAM_LIMITS } from './diagram-limits';

export const IdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, {
  error: 'an id has 1–40 characters of a–z, 0–9 and -',
});

const CoordinateSchema = z.number().min(-DIAGRAM_LIMITS.coordinate).max(DIAGRAM_LIMITS.coordinate);

export const PositionSchema = z.strictObject({ x: CoordinateSchema, y: CoordinateSchema });

/** A setting's value as a document may carry it; the catalogue decides which values a key takes. */
export const SettingValueSchema = z.union([z.number(), z.string().max(40), z.boolean(), z.null()]);

export const LabelSchema = z.string().min(1).max(DIAGRAM_LIMITS.label);

export const DiagramComponentSchema = z.strictObject({
  id: IdSchema,
  type: z.enum(COMPONENT_TYPES),
  label: LabelSchema,
  position: PositionSchema,
  settings: z.record(z.string().max(40), SettingValueSchema).optional(),
});

export const ConnectionSchema = z.strictObject({
  id: IdSchema,
  from: IdSchema,
  to: IdSchema,
  kind: z.enum(['sync', 'async']),
  unit: z.enum(['request', 'item']).optional(),
  flows: z.array(IdSchema).max(20).optional(),
});

export const NoteSchema = z.strictObject({
  id: IdSchema,
  text: z.string().max(DIAGRAM_LIMITS.noteText),
  position: PositionSchema,
});

/** Shape of a format-1 document. References between its parts are checked by `parseDiagram`. */
export const DiagramSchema = z.strictObject({
  format: z.literal(1),
  components: z.array(DiagramComponentSchema).max(DIAGRAM_LIMITS.components),
  connections: z.array(ConnectionSchema).max(DIAGRAM_LIMITS.connections),
  notes: z.array(NoteSchema).max(DIAGRAM_LIMITS.notes).default([]),
});

export type SettingValue = z.infer<typeof SettingValueSchema>;
export type DiagramComponent = z.infer<typeof DiagramComponentSchema>;
export type Connection = z.infer<typeof ConnectionSchema>;
export type Note = z.infer<typeof NoteSchema>;
export type Diagram = z.infer<typeof DiagramSchema>;
