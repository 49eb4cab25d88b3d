import { describe, expect, it } from 'vitest';
import { readLayout } from './use-layout';

const DEFAULT = { left: true, right: true, dock: true, rightWidth: 320, dockHeight: 168 };

describe('the remembered layout', () => {
  it('is as at first when nothing, or nonsense, was stored', () => {
    expect(readLayout(null)).toEqual(DEFAULT);
    expect(readLayout('{"left":')).toEqual(DEFAULT);
    expect(readLayout('[1]')).toEqual(DEFAULT);
    expect(readLayout('{"left":"no","rightWidth":"wide"}')).toEqual(DEFAULT);
  });

  it('keeps what was folded, and sizes within what a window can hold', () => {
    expect(readLayout('{"left":false,"rightWidth":9999,"dockHeight":1}')).toEqual({
      ...DEFAULT,
      left: false,
      rightWidth: 560,
      dockHeight: 96,
    });
  });
});
