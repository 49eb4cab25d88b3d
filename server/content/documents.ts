import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The description of the simulation as Markdown, the same file that developers read. */
export async function loadSimulationDocument(): Promise<string> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'docs', 'simulation.md');
  return readFile(file, 'utf8');
}
