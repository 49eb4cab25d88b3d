/** A text as part of a LIKE pattern: what would be a wildcard there stands for itself. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`);
}

/** A condition of Prisma: holds for what contains this text as it is written. By itself Prisma takes `%` and `_` for wildcards. */
export function containing(text: string): { contains: string } {
  return { contains: literally(text) };
}
