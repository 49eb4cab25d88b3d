// Builds the threads when they are stale; for tests that grade without a server.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildThreads } from './lib/build.mjs';
import { processRunner } from './lib/processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await buildThreads(root, processRunner(root), console.log);
