import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function files(name: string, folder = 'app'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(name, path);
    return entry.name === name ? [path] : [];
  });
}

function routeOf(file: string): string {
  const parts = file.split('/').slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

/** The routes of all pages, read from the files: `/lessons/[slug]`. */
export function pageRoutes(): string[] {
  return [...files('page.tsx'), ...files('page.ts')].map(routeOf).sort();
}

/** All route handlers, read from the files: `GET /api/me`. */
export function handlerRoutes(): string[] {
  return files('route.ts')
    .flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(/export (?:async )?(?:function|const) ([A-Z]+)\b/g),
      ].map(([, method]) => `${method} ${routeOf(file)}`),
    )
    .sort();
}

/** All files with server actions. */
export function actionFiles(): string[] {
  return files('actions.ts').sort();
}
