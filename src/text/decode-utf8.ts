const strict = new TextDecoder("utf-8", { fatal: true });

/**
 * Text for a reader out of a log's bytes, which are read as latin1, one character a byte. Bytes that
 * are not valid UTF-8 stay what they are in latin1: that shows more than a replacement character.
 */
export function decodeUtf8(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return strict.decode(Buffer.from(bytes, "latin1"));
  } catch {
    return bytes;
  }
}
