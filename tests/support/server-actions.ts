import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from './browser';

/** How an action of a built checkout is addressed: from the list that the build has made. */
export function actionId(file: string, name: string, checkout = '.'): string {
  const list = join(checkout, '.next', 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(list, 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const found = Object.entries(node).find(
    ([, { filename, exportedName }]) => filename === file && exportedName === name,
  );
  if (!found) throw new Error(`no action ${name} in ${file}`);
  return found[0];
}

/** Calls an action as a page does; gives everything that was answered. */
export async function callAction(
  browser: Browser,
  path: string,
  id: string,
  input: unknown,
): Promise<string> {
  const response = await browser.request(path, {
    method: 'POST',
    headers: {
      'next-action': id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
    },
    body: JSON.stringify([input]),
  });
  return response.text();
}

/** The value of an action that went well, from what it answered. */
export function valueIn<T>(answer: string): T {
  const line = answer.split('\n').find((one) => one.includes('"ok":true'));
  if (!line) throw new Error(`no success: ${answer.slice(0, 300)}`);
  return (JSON.parse(line.slice(line.indexOf('{'))) as { value: T }).value;
}
