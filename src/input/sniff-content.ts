/** What the first bytes of an input show it to be. */
export type Content =
  | { readonly kind: "text" /** Bytes to leave out at the start. */; readonly bomBytes: number }
  | { readonly kind: "gzip" }
  | { readonly kind: "utf-16" }
  | {
      readonly kind: "foreign";
      readonly format: ForeignFormat;
      /** Command that writes its text to standard output, `FILE` standing for the name; or null. */
      readonly unpack: string | null;
    };

/** What is no text, as far as its first bytes tell. */
export type ForeignFormat =
  | "xz"
  | "zstd"
  | "bzip2"
  | "zip"
  | "7z"
  | "lz4"
  | "lzip"
  | "compress"
  | "tar"
  | "journal"
  | "program"
  | "sqlite"
  | "binary";

/** As many bytes as `sniffContent` looks at. */
export const headBytes = 64 * 1024;

/** As many bytes as are needed to tell every compressed format from text. */
export const magicBytes = 8;

const formats: readonly {
  readonly magic: string;
  readonly offset?: number;
  readonly format: ForeignFormat;
  readonly unpack: string | null;
}[] = [
  { magic: "\xfd7zXZ\x00", format: "xz", unpack: "xz -dc FILE" },
  { magic: "\x28\xb5\x2f\xfd", format: "zstd", unpack: "zstd -dc FILE" },
  { magic: "BZh", format: "bzip2", unpack: "bzip2 -dc FILE" },
  { magic: "PK\x03\x04", format: "zip", unpack: "unzip -p FILE" },
  { magic: "7z\xbc\xaf\x27\x1c", format: "7z", unpack: "7z x -so FILE" },
  { magic: "\x04\x22\x4d\x18", format: "lz4", unpack: "lz4 -dc FILE" },
  { magic: "LZIP", format: "lzip", unpack: "lzip -dc FILE" },
  { magic: "\x1f\x9d", format: "compress", unpack: "gzip -dc FILE" },
  { magic: "ustar", offset: 257, format: "tar", unpack: "tar -xOf FILE" },
  {
    magic: "LPKSHHRH",
    format: "journal",
    unpack: "journalctl --file FILE -o short-iso",
  },
  { magic: "\x7fELF", format: "program", unpack: null },
  { magic: "SQLite format 3\x00", format: "sqlite", unpack: null },
];

/** More control bytes than this in a hundred, and it is no text. */
const maxControlPercent = 5;

/** Fewer bytes than this say nothing; the first chunk of a live pipe can be short. */
const minConsidered = 64;

/** Tells text from compressed and binary data by the first bytes, never by the name. */
export function sniffContent(head: Uint8Array): Content {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { kind: "gzip" };
  for (const { magic, offset = 0, format, unpack } of formats) {
    if (bytes.toString("latin1", offset, offset + magic.length) === magic) {
      return { kind: "foreign", format, unpack };
    }
  }
  if (isUtf16(bytes)) return { kind: "utf-16" };
  if (isBinary(bytes)) return { kind: "foreign", format: "binary", unpack: null };
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { kind: "text", bomBytes: hasBom ? 3 : 0 };
}

/** UTF-16 by its byte order mark, or by every second byte of the first lines being NUL. */
function isUtf16(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  const length = Math.min(bytes.length, 256);
  if (length < 16) return false;
  const nul = [0, 0];
  for (let i = 0; i < length; i++) {
    if (bytes[i] === 0) nul[i % 2] = (nul[i % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nul;
  return Math.max(even, odd) > length * 0.4 && Math.min(even, odd) < length * 0.05;
}

/**
 * Many control bytes. Runs of NUL do not count: a log that was truncated under its writer, or that
 * a crash cut short, holds them by the thousand and is a log all the same.
 */
function isBinary(bytes: Buffer): boolean {
  let control = 0;
  let considered = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0 && (bytes[i + 1] === 0 || bytes[i - 1] === 0)) continue;
    considered += 1;
    const isBlank = byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d;
    if ((byte < 0x20 && !isBlank && byte !== 0x1b) || byte === 0x7f) control += 1;
  }
  return considered >= minConsidered && control * 100 > considered * maxControlPercent;
}
