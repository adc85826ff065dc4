/** The name that a mistyped one was most likely meant for; undefined where none is near. */
export function nearestName<Name extends string>(
  typed: string,
  names: readonly Name[],
): Name | undefined {
  const text = typed.toLowerCase();
  const most = Math.max(2, Math.floor(text.length / 3));
  const [best] = names
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), text) }))
    .filter(({ distance }) => distance <= most && distance < text.length)
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Insertions, deletions and substitutions that turn one word into the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
