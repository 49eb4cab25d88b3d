import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a part of a page says, as one line of text. */
export function renderedWords(element: ReactElement): string {
  return renderToStaticMarkup(element)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\u00a0/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
