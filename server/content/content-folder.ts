import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const SLUG = /^[a-z0-9-]{1,40}$/;

/** A path below `content/` of the folder that the process was started in. */
export function contentPath(...parts: string[]): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'content', ...parts);
}

/** Whether a text may stand in a path: no dots, no slashes. Every slug from outside goes through here. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Names in a folder of `content/` in order, without those that begin with a dot; empty when there is no folder. */
export async function listContent(...parts: string[]): Promise<string[]> {
  try {
    const names = await readdir(contentPath(...parts));
    return names.filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The text of a file in `content/`; null when there is none. */
export async function readContent(...parts: string[]): Promise<string | null> {
  try {
    return await readFile(contentPath(...parts), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether an error of the file system says that something is not there. */
export function isMissing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
