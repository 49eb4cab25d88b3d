'use client';

import { Moon, Sun } from 'lucide-react';
import { useLayoutEffect } from 'react';

function toggleTheme() {
  const root = document.documentElement;
  const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  try {
    localStorage.setItem('theme', next);
  } catch {
    // A browser that stores nothing still switches for this page.
  }
}

/**
 * A page that turns out not to be there is drawn whole by the browser, and scripts that React draws do not run: the theme is asked for
 * again then.
 */
function askForTheme() {
  if (document.documentElement.dataset.theme !== undefined) return;
  const script = document.createElement('script');
  script.src = '/theme.js';
  document.head.append(script);
}

/** Switches between light and dark and remembers the choice in this browser. */
export function ThemeToggle() {
  useLayoutEffect(askForTheme, []);
  return (
    <button
      type="button"
      onClick={toggleTheme}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      className="grid size-9 place-items-center rounded text-ink-soft hover:bg-sunk hover:text-ink"
    >
      <Moon size={18} aria-hidden="true" className="in-data-[theme=dark]:hidden" />
      <Sun size={18} aria-hidden="true" className="hidden in-data-[theme=dark]:block" />
    </button>
  );
}
