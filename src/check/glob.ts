/**
 * Whether a text is what a pattern says, `*` being any characters and `?` any one; letter case is
 * ignored. Takes at most the product of both lengths, whatever they hold.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let next = 0;
  /** The last `*`, and what it has taken so far. */
  let star = -1;
  let taken = 0;
  while (next < given.length) {
    // First: a text may hold the character that stands for any others.
    if (wanted[at] === "*") {
      star = at;
      taken = next;
      at += 1;
    } else if (wanted[at] === "?" || wanted[at] === given[next]) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      taken += 1;
      next = taken;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (wanted[at] === "*") at += 1;
  return at === wanted.length;
}
