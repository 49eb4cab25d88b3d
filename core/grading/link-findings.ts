import type { Finding } from '../contracts/grade-report';

/** A finding with the keys that tell findings of one cause: its own first, then those it may follow from. */
export type RootedFinding = Finding & { roots: readonly string[] };

/**
 * Says of each broken promise which other one broke by the same cause and is to be fixed first: the first with the same
 * own key, else the first whose own key it names. What nothing certain is known of follows from nothing.
 */
export function linkFindings(findings: readonly RootedFinding[]): Finding[] {
  const holders = new Map<string, string>();
  for (const { id, passed, judged, roots } of findings) {
    const [own] = roots;
    if (!passed && judged && own !== undefined && !holders.has(own)) holders.set(own, id);
  }
  return findings.map(({ roots, ...finding }) => {
    if (finding.passed || !finding.judged) return finding;
    const holder = roots
      .map((root) => holders.get(root))
      .find((id) => id !== undefined && id !== finding.id);
    return { ...finding, followsFrom: holder ?? null };
  });
}
