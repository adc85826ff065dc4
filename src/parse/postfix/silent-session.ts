import { asciiBytes, hasBytesAt } from "../../text/ascii.js";

/** Words by their first byte. */
type WordsByFirst = readonly (readonly Uint8Array[] | undefined)[];

function byFirst(words: readonly string[]): WordsByFirst {
  const table: Uint8Array[][] = [];
  for (const word of words) {
    const first = word.charCodeAt(0);
    table[first] = [...(table[first] ?? []), asciiBytes(word)];
  }
  return table;
}

/** How frequent lines begin that tell nothing, whatever follows. */
const silentWords = byFirst([
  "connect from ",
  "connect to ",
  "lost connection after ",
  "warning: hostname ",
  "improper command pipelining after ",
  "SSL_accept error from ",
  ...["Anonymous", "Untrusted", "Trusted", "Verified"].map(
    (trust) => `${trust} TLS connection established `,
  ),
]);
const postscreenWords = byFirst([
  "CONNECT from ",
  "DISCONNECT ",
  "DNSBL rank ",
  "HANGUP after ",
  "PASS ",
  "PREGREET ",
]);
const disconnect = asciiBytes("disconnect from ");

/**
 * Whether a line outside of any message is one of the frequent ones that tell nothing; false: it may
 * still be one.
 */
export function isSilent(
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  isPostscreen: boolean,
): boolean {
  if (bytes[start] === 100 && hasBytesAt(bytes, start, disconnect)) {
    // Refused commands show as `rcpt=0/1`; without any, there is no slash.
    const slash = text.indexOf("/", start);
    return slash < 0 || slash >= end;
  }
  return (
    beginsWithOneOf(silentWords, bytes, start) ||
    (isPostscreen && beginsWithOneOf(postscreenWords, bytes, start))
  );
}

function beginsWithOneOf(words: WordsByFirst, bytes: Uint8Array, start: number): boolean {
  const candidates = words[bytes[start] ?? 0];
  if (candidates === undefined) return false;
  for (const word of candidates) if (hasBytesAt(bytes, start, word)) return true;
  return false;
}
