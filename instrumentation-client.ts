import { config } from 'zod/v4/core';

// Before any schema is made: to find out whether it may compile code, the library would try `eval` once, which the content
// policy forbids and the browser reports.
config({ jitless: true });
