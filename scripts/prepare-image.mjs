// Makes everything that a start would make, without starting: for an image that is built once and started often.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCheckout } from './lib/build.mjs';
import { processRunner } from './lib/processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await prepareCheckout(root, processRunner(root), console.log, { site: true });
