import 'server-only';
import { type GradebookFormat, gradebookHead, gradebookLine } from '@/core/classes/gradebook';
import { csvLine } from '@/core/shared/csv-line';
import { exportGradebook, exportSubmissions } from '@/server/data/class-exports';

/** A stream of what a generator writes, made as fast as it is read. */
function streamOf(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await text.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      cancel: async () => {
        await text.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** The points of a class as CSV, shaped for a program, with a byte order mark for spreadsheets. */
export async function gradebookFile(
  cohortId: string,
  format: GradebookFormat,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  const { name, columns, batches } = await exportGradebook(cohortId);
  async function* text() {
    // Without the mark spreadsheets take letters beyond ASCII for something else; imports of courses do not want it.
    const mark = format === 'plain' ? '\ufeff' : '';
    yield mark + gradebookHead(format, columns).map(csvLine).join('');
    for await (const learners of batches) {
      yield learners.map((one) => csvLine(gradebookLine(format, columns, one))).join('');
    }
  }
  return { name, body: streamOf(text()) };
}

/** What was handed in to the assignments of a class as a JSON array. */
export async function submissionsFile(
  cohortId: string,
  assignmentId: string | null,
): Promise<ReadableStream<Uint8Array>> {
  const batches = await exportSubmissions(cohortId, assignmentId);
  async function* text() {
    yield '[';
    let first = true;
    for await (const batch of batches) {
      for (const one of batch) {
        yield `${first ? '\n' : ',\n'}${JSON.stringify(one)}`;
        first = false;
      }
    }
    yield '\n]\n';
  }
  return streamOf(text());
}
