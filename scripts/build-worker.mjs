// Builds the grading worker when it is stale; for tests that grade without a server.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWorker } from './lib/build.mjs';
import { processRunner } from './lib/processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await buildWorker(root, processRunner(root), console.log);
