import { describe, expect, it } from 'vitest';
import { folderTrouble } from './folder-trouble.mjs';

describe('folderTrouble', () => {
  it.each([
    ['EROFS', /read-only/],
    ['EACCES', /may not be written/],
    ['EEXIST', /is not a folder/],
    ['ENOSPC', /is full/],
  ])('says of %s what is wrong, where, and what to do', (code, words) => {
    const text = folderTrouble(Object.assign(new Error('x'), { code }), '/srv/data');
    expect(text).toMatch(words);
    expect(text).toContain('/srv/data');
    expect(text).toContain('BACKPRESSURE_DATA_DIR');
  });

  it('says nothing of errors that are none of a file system', () => {
    expect(folderTrouble(new TypeError('x'), '/srv')).toBeNull();
    expect(folderTrouble(null, '/srv')).toBeNull();
  });
});
