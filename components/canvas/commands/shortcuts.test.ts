import { describe, expect, it } from 'vitest';
import { type KeyPress, SHORTCUTS, shortcutFor } from './shortcuts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcutFor', () => {
  it.each([
    [press('z', { ctrlKey: true }), 'undo'],
    [press('Z', { metaKey: true, shiftKey: true }), 'redo'],
    [press('y', { ctrlKey: true }), 'redo'],
    [press('Delete'), 'delete'],
    [press('Backspace'), 'delete'],
    [press('q'), 'add-queue'],
    [press('!', { shiftKey: true, code: 'Digit1' }), 'fit'],
    [press('?', { shiftKey: true }), 'help'],
    [press('?'), 'help'],
    [press('T', { shiftKey: true }), 'tidy'],
    [press('t'), 'add-topic'],
    [press('c', { ctrlKey: true }), 'copy'],
    [press('k', { metaKey: true }), 'palette'],
    [press('n'), 'add-note'],
    [press('ArrowLeft'), 'nudge'],
    [press('ArrowLeft', { shiftKey: true }), 'nudge-more'],
    [press('ArrowUp', { ctrlKey: true }), 'grow'],
    [press('ArrowUp', { altKey: true }), 'walk'],
  ])('understands %o', (event, id) => {
    expect(shortcutFor(event, true)?.shortcut.id).toBe(id);
  });

  it('leaves letters alone when they are switched off, and keys held with Alt always', () => {
    expect(shortcutFor(press('q'), false)).toBeNull();
    expect(shortcutFor(press('z', { ctrlKey: true }), false)?.shortcut.id).toBe('undo');
    expect(shortcutFor(press('q', { altKey: true }), true)).toBeNull();
  });

  it('tells which of its combinations was pressed', () => {
    expect(shortcutFor(press('ArrowUp', { ctrlKey: true }), true)?.keys).toBe('Mod+ArrowUp');
  });

  it('gives no combination to two shortcuts', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
