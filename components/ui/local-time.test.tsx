import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LocalTime } from './local-time';

describe('an instant on a page', () => {
  it('is written as UTC by the server, which does not know the zone of the reader', () => {
    expect(renderToStaticMarkup(<LocalTime at="2026-11-21T07:46:12.000Z" className="num" />)).toBe(
      '<time dateTime="2026-11-21T07:46:12.000Z" title="21 Nov 2026, 07:46 UTC" class="num">21 Nov 2026, 07:46 UTC</time>',
    );
  });
});
