/** Limits of format 1; a document beyond any of them is refused whole. */
export const DIAGRAM_LIMITS = {
  components: 500,
  connections: 2000,
  notes: 100,
  bytes: 256 * 1024,
  label: 60,
  noteText: 2000,
  coordinate: 1_000_000,
} as const;

/** Limits of a kept command log. */
export const LOG_LIMITS = { entries: 1000, bytes: 256 * 1024 } as const;
