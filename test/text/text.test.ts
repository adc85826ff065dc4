import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copyText } from "../../src/text/copy-text.js";
import { decodeUtf8 } from "../../src/text/decode-utf8.js";
import { hashText } from "../../src/text/hash-text.js";

const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

test("copyText: the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
      expect(copyText(text)).toBe(text);
      expect(copyText(`<${text}>`.slice(1, -1))).toBe(text);
    }),
  );
});

describe("decodeUtf8", () => {
  test("reads what is UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\ufeff"));
        expect(decodeUtf8(latin1(text))).toBe(text);
      }),
    );
  });

  test("leaves what is not: each byte one character", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = Buffer.from(bytes).toString("latin1");
        const decoded = decodeUtf8(text);
        expect([
          text,
          Buffer.from(bytes)
            .toString("utf8")
            .replace(/^\ufeff/, ""),
        ]).toContain(decoded);
      }),
    );
  });

  test.each([
    ["a lone continuation", "a\x80b"],
    ["a cut sequence", "Empf\xc3"],
    ["latin1", "Empf\xe4nger"],
    ["an overlong slash", "\xc0\xaf"],
    ["a surrogate", "\xed\xa0\x80"],
  ])("%s stays", (_name, text) => {
    expect(decodeUtf8(text)).toBe(text);
  });

  test("one bad byte does not spoil a second call", () => {
    decodeUtf8("\xc3");
    expect(decodeUtf8(latin1("ä"))).toBe("ä");
  });
});

describe("hashText", () => {
  test("is a number below 2^53, the same for the same text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hash = hashText(text);
        expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true);
        expect(hashText(`x${text}`.slice(1))).toBe(hash);
      }),
    );
  });

  test("tells near texts apart", () => {
    const hashes = new Set<number>();
    for (let n = 0; n < 20_000; n += 1) {
      for (const text of [`user${n}@example.com`, `${n}`, `192.0.2.${n}`])
        hashes.add(hashText(text));
    }
    expect(hashes.size).toBe(60_000);
  });
});
