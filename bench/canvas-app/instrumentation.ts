// Without a file of its own, this page would be given the product's.
export function register(): void {}
