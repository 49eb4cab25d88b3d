// Before any schema is made: to find out whether it may compile code, zod would try `eval` once, which the content policy
// forbids and the browser reports. Its `config()` would set the same, and bring the library to every page with it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
