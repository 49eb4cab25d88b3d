// Stands in for the `server-only` package in tests, where that package would throw.
export {};
