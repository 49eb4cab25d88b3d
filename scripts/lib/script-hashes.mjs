// Prerendered pages cannot carry a nonce: their bytes are fixed at build time. Their inline scripts are allowed by
// hash instead, page by page. This collects the hashes from what `next build` wrote.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;

/** The CSP hashes of every inline script of an HTML document, sorted. */
export function inlineScriptHashes(html) {
  const hashes = new Set();
  for (const [, attributes, body] of html.matchAll(SCRIPT)) {
    if (/\ssrc\s*=/.test(attributes) || body === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  return [...hashes].sort();
}

function htmlFiles(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return htmlFiles(join(folder, entry.name), path);
    return entry.name.endsWith('.html') ? [path] : [];
  });
}

/** Writes `.next/script-hashes.json`: the hashes of each prerendered page, by its path. */
export function collectScriptHashes(root) {
  const folder = join(root, '.next', 'server', 'app');
  const pages = {};
  for (const file of htmlFiles(folder)) {
    const page = file === '/index.html' ? '/' : file.slice(0, -'.html'.length);
    pages[page] = inlineScriptHashes(readFileSync(join(folder, file), 'utf8'));
  }
  writeFileSync(join(root, '.next', 'script-hashes.json'), JSON.stringify(pages));
}
