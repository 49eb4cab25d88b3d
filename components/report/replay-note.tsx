import Link from 'next/link';
import { ScrollBox } from '@/components/ui/scroll-box';
import type { ReadableReport } from './stage-summary';

/** Where the figures of a report come from, and for those who know its seed how to compute it again. */
export function ReplayNote({ report }: { report: ReadableReport }) {
  return (
    <>
      <p className="num mt-8 text-xs text-ink-faint">
        Mission {report.missionVersion} · engine {report.engineVersion} ·{' '}
        {report.seed !== undefined && (
          <>
            seed <code className="font-mono break-all">{report.seed}</code> ·{' '}
          </>
        )}
        <Link href="/how-it-works" className="text-accent underline underline-offset-2">
          How this was computed
        </Link>
      </p>
      {report.seed !== undefined && (
        <details className="mt-2 text-xs text-ink-soft">
          <summary className="py-1">Replay this grade</summary>
          <p className="mt-1 max-w-[68ch]">
            Save the diagram as JSON; then this command computes the same report from the source
            code:
          </p>
          <ScrollBox label="Replay command" className="mt-1 overflow-x-auto rounded bg-sunk p-2">
            <pre className="font-mono">
              {`npm run grade -- ${report.mission} design.json --seed ${report.seed}`}
            </pre>
          </ScrollBox>
        </details>
      )}
    </>
  );
}
