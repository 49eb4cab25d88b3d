/** The CSP hashes of every inline script of an HTML document, sorted. */
export function inlineScriptHashes(html: string): string[];
