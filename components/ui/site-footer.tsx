/** Foot of every page; leaves the canvas pages alone by staying small. */
export function SiteFooter() {
  return (
    <footer className="border-t border-line px-4 py-6 text-center text-xs text-ink-faint print:hidden">
      Backpressure — system design you can run.
    </footer>
  );
}
