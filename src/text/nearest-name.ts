/** The name that a mistyped one was most likely meant for; undefined where none is near. */
export function nearestName<Name extends string>(
  typed: string,
  names: readonly Name[],
): Name | undefined {
  const text = typed.toLowerCase();
  const most = Math.max(2, Math.floor(text.length / 3));
  const [best] = names
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), text) }))
    .filter(({ distance }) => distance <= most && distance * 2 < text.length)
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
 * (Levenshtein with transpositions, as optimal string alignment).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swapped));
    }
    beforeLast = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
