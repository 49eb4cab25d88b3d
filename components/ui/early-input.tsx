'use client';

import { useEffect } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

declare global {
  interface Window {
    /** Set by `public/early-input.js` until it has been called: what was touched and pressed before this script was there. */
    takeEarlyInput?: () => { touched: Field[]; pressed: HTMLButtonElement | null };
  }
}

/**
 * React hears of a change only where a field differs from what it last knew, and it took over what it found. So the field is set back to
 * what the server wrote, by the setter that React watches, and then to what the reader made of it, by the browser's own.
 */
function tell(field: Field) {
  // Of these it hears every change.
  if (field instanceof HTMLSelectElement || field.type === 'file') {
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  if (field.type === 'checkbox' || field.type === 'radio') {
    const box = field as HTMLInputElement;
    if (box.checked === box.defaultChecked) return;
    box.checked = box.defaultChecked;
    box.click();
    return;
  }
  const typed = field.value;
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  field.value = field.defaultValue;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, typed);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Catches up with what was typed, chosen and pressed between the first paint and this script. */
export function EarlyInput() {
  useEffect(() => {
    const early = window.takeEarlyInput?.();
    for (const field of early?.touched ?? []) if (field.isConnected) tell(field);
    // After what the fields have changed is drawn: the button is to act on it.
    const { pressed = null } = early ?? {};
    if (pressed) setTimeout(() => pressed.isConnected && pressed.click());
  }, []);
  return null;
}
