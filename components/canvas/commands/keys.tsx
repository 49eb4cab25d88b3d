const SIGNS: Record<string, string> = {
  Mod: 'Ctrl/⌘',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A combination of keys as readers know it. */
export function Keys({ combination }: { combination: string }) {
  const parts = combination.split('+').map((part) => SIGNS[part] ?? part);
  return (
    <kbd className="rounded border border-line bg-paper px-1.5 py-0.5 font-mono text-xs whitespace-nowrap">
      {parts.join(' + ')}
    </kbd>
  );
}
