/**
 * The value that would stand at `place` (from 0) if the values from `from` up to `to` (exclusive) were sorted ascending.
 * Rearranges them so that smaller ones stand before the place and larger ones behind it.
 * Method: Hoare's quickselect with the middle of three as the pivot.
 */
export function selectPlace(values: Float64Array, from: number, to: number, place: number): number {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const a = values[low]!;
    const b = values[(low + high) >> 1]!;
    const c = values[high]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i <= j) {
        const swap = values[i]!;
        values[i] = values[j]!;
        values[j] = swap;
        i += 1;
        j -= 1;
      }
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place]!;
}

/** Nearest-rank percentile's place (from 0) among n values: ceil(p·n/100) − 1. */
export function nearestRank(percentile: number, n: number): number {
  return Math.max(0, Math.ceil((percentile * n) / 100) - 1);
}
