/**
 * Hashes text to an integer below 2^53, evenly enough to count distinct values by and to notice
 * edits. Two 32-bit multiplicative streams are mixed at the end; no defence against an adversary who
 * looks for collisions, which would only make a count too low.
 */
export function hashText(text: string): number {
  let low = 0x9e3779b9;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x85ebca77);
    high = Math.imul(high ^ code, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}
