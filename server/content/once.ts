import 'server-only';

/**
 * Keeps what a loader answered for each key as long as the process lives: content changes with a deployment only. An
 * answer of null and a failure are not kept, so a flood of unknown names fills no memory.
 */
export function once<T>(
  load: (key: string) => Promise<T | null>,
): (key: string) => Promise<T | null> {
  const known = new Map<string, Promise<T | null>>();
  return (key) => {
    const earlier = known.get(key);
    if (earlier) return earlier;
    const answer = load(key);
    known.set(key, answer);
    answer.then(
      (value) => {
        if (value === null) known.delete(key);
      },
      () => known.delete(key),
    );
    return answer;
  };
}
