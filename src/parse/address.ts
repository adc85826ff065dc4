/**
 * Index of the `>` that closes the address whose text begins at `start`, or -1. A quoted local part
 * may hold any character, `>` and `,` included (RFC 5321 section 4.1.2).
 */
export function addressEnd(line: string, start: number): number {
  let quoted = false;
  for (let at = start; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 92 && quoted) at += 1;
    else if (code === 62 && !quoted) return at;
  }
  // An unbalanced quote is data of an attacker: the first bracket closes the address after all.
  return line.indexOf(">", start);
}

/**
 * The same on bytes, of an address without quotes, escapes and brackets, as nearly all are; -1 for
 * another.
 */
export function plainAddressEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = bytes[at];
    if (code === 62) return at;
    if (code === 34 || code === 92 || code === 60) return -1;
  }
  return -1;
}
