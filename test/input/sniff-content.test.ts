import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sniffContent } from "../../src/input/sniff-content.js";

const log = "Nov 21 22:00:01 mail01 postfix/smtpd[1]: connect from app1[10.1.2.3]\n".repeat(40);

const cases: readonly { name: string; bytes: Buffer; expected: unknown }[] = [
  { name: "a log", bytes: Buffer.from(log), expected: { kind: "text", bomBytes: 0 } },
  { name: "nothing", bytes: Buffer.alloc(0), expected: { kind: "text", bomBytes: 0 } },
  {
    name: "UTF-8 with a mark",
    bytes: Buffer.from("\ufeff" + log),
    expected: { kind: "text", bomBytes: 3 },
  },
  {
    name: "UTF-8 text",
    bytes: Buffer.from("主题 müßig\n".repeat(9)),
    expected: { kind: "text", bomBytes: 0 },
  },
  {
    name: "latin1 text",
    bytes: Buffer.from("Grüße aus Köln\n", "latin1"),
    expected: { kind: "text", bomBytes: 0 },
  },
  {
    name: "a log with single NULs",
    bytes: Buffer.from(log.replaceAll("app1", "app\0")),
    expected: { kind: "text", bomBytes: 0 },
  },
  {
    name: "a log that begins with a hole",
    bytes: Buffer.concat([Buffer.alloc(60_000), Buffer.from(log)]),
    expected: { kind: "text", bomBytes: 0 },
  },
  { name: "gzip", bytes: gzipSync(log), expected: { kind: "gzip" } },
  {
    name: "UTF-16 with a mark",
    bytes: Buffer.from("\ufeff" + log, "utf16le"),
    expected: { kind: "utf-16" },
  },
  {
    name: "UTF-16 without a mark",
    bytes: Buffer.from(log, "utf16le"),
    expected: { kind: "utf-16" },
  },
  {
    name: "xz",
    bytes: Buffer.from("\xfd7zXZ\0\0", "latin1"),
    expected: { kind: "foreign", format: "xz", unpack: "xz -dc FILE" },
  },
  {
    name: "tar",
    bytes: Buffer.from(`mail.log${"\0".repeat(249)}ustar`, "latin1"),
    expected: { kind: "foreign", format: "tar", unpack: "tar -xOf FILE" },
  },
  {
    name: "bytes of every kind",
    bytes: Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 7) % 256)),
    expected: { kind: "foreign", format: "binary", unpack: null },
  },
];

describe("sniffContent", () => {
  test.each(cases)("$name", ({ bytes, expected }) => {
    expect(sniffContent(bytes)).toEqual(expected);
  });
});
