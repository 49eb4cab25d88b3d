'use client';

import { Moon, Sun } from 'lucide-react';

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

/** Switches between light and dark and remembers the choice in this browser. */
export function ThemeToggle() {
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
