/** Orders two strings by code unit: the same in every locale. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders keyed counts: most frequent first, ties by key. */
export function byCount(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || byName(a[0], b[0]);
}

/** What problems are ranked by. */
export interface Rankable {
  readonly recipientsWithoutMail: number;
  readonly recipients: number;
  readonly count: number;
  /** Breaks ties. */
  readonly key: string;
}

/** Orders problems: first by the recipients whose mail has not arrived, then by all they touched. */
export function byRecipientsHurt(a: Rankable, b: Rankable): number {
  return (
    b.recipientsWithoutMail - a.recipientsWithoutMail ||
    b.recipients - a.recipients ||
    b.count - a.count ||
    byName(a.key, b.key)
  );
}

/** The first `count` of a list as `compare` sorts it, in that order, without sorting the rest. */
export function foremost<Item>(
  list: readonly Item[],
  count: number,
  compare: (a: Item, b: Item) => number,
): Item[] {
  const first: Item[] = [];
  for (const item of list) {
    const last = first.at(-1);
    if (first.length >= count && last !== undefined && compare(item, last) >= 0) continue;
    if (first.length >= count) first.pop();
    const place = first.findIndex((other) => compare(item, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, item);
  }
  return first;
}
