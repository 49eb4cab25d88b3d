// Runs test programs and counts what they say.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program; returns its exit code, output and duration. With `show` its output appears as it comes. */
export function execute(root, command, args, { env = {}, show = false } = {}) {
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const add = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.on('data', add(process.stdout));
    child.stderr.on('data', add(process.stderr));
    child.once('error', (error) => {
      output += error.message;
    });
    child.once('close', (code) => {
      done({ code: code ?? 1, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}

/** The counts of a program that just succeeds or fails. */
export function asOne({ code }) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The counts in the last line of the form `… N passed, N failed`. */
export function fromLastLine({ code, output }) {
  const found = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (!found) return asOne({ code });
  const counts = { passed: Number(found[1]), failed: Number(found[2]), skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** A temporary folder for reports, and how to read one of them; null when it was not written. */
export function reportFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'backpressure-reports-'));
  return {
    path: (name) => join(folder, name),
    read: (name) => {
      try {
        return JSON.parse(readFileSync(join(folder, name), 'utf8'));
      } catch {
        return null;
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Counts of vitest's JSON report; a run that failed without a failed test counts as one failure. */
export function fromVitest(report, { code }) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of Playwright's JSON report. */
export function fromPlaywright(report, { code }) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The sum of counts. */
export function total(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
