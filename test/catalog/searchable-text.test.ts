import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SearchableText } from "../../src/catalog/searchable-text.js";

/** A text as rules see it. */
function searchable(text: string): string {
  const masked = new SearchableText();
  masked.set(text);
  return masked.toString();
}

describe("masks what differs from mail to mail", () => {
  test.each([
    ["an address", "<ann.lee+news@example.com>: unknown", "<a@a>: unknown"],
    ["an address before a full stop", "no such user ann@example.com.", "no such user a@a."],
    ["an address in quotes", 'user "ann@example.com" is over', 'user "a@a" is over'],
    ["two addresses", "ann@example.com, bob@example.net", "a@a, a@a"],
    ["an IPv4 address", "client 192.0.2.10 is listed", "client 0.0.0.0 is listed"],
    ["an IPv4 address in a link", "see example.com/q/192.0.2.10", "see example.com/q/0.0.0.0"],
    ["a host with its address", "mx1.example.com[192.0.2.9]:25", "host[0.0.0.0]:25"],
    ["a host with its IPv6 address", "mx1.example.com[2001:db8::9]:25", "host[0.0.0.0]:25"],
    ["an address alone in brackets", "from [IPv6:2001:db8::9]", "from [0.0.0.0]"],
    ["a long number", "size 52428800 exceeds", "size 0000000 exceeds"],
    ["a declared size", "MAIL FROM:<a@b.test> SIZE=5487: 451", "MAIL FROM:<a@a> SIZE=0: 451"],
    ["an id", "queued as 4jX6ws6ZbtzLP6B", "queued as a0a0a0a0"],
    ["an id between marks", "x9-20020a05-77si62 gsmtp", "x9-a0a0a0a0-77si62 gsmtp"],
    ["blanks", "  two \t lines\n", "two lines"],
  ])("%s", (_name, text, masked) => {
    expect(searchable(text)).toBe(masked);
  });
});

describe("leaves what tells something", () => {
  test.each([
    ["enhanced status codes", "550-5.7.26 and 5.7.606 here"],
    ["short numbers", "answer/81126 and 526655"],
    ["words with a digit or two", "SMTPUTF8 and RFC5321 and IPv4only1"],
    ["provider's codes", "(S3150) [TSS04] AS(RLY:B1) mx1.example.com"],
    ["what only looks like an address", "user@ example, @here, 1.2.3 1.2.3.4.5 [12:30]"],
    ["an address that goes on", "192.0.2.1.1a and 192.0.2.1.5"],
    ["letters of other scripts", "utilisateur inconnu: ça n’existe pas, 用户不存在"],
  ])("%s", (_name, text) => {
    expect(searchable(text)).toBe(text);
  });
});

test("the first 8,192 code units alone", () => {
  expect(searchable("x ".repeat(10_000))).toBe("x ".repeat(4096).trimEnd());
});

const part = fc.oneof(
  fc.constantFrom("@", ".", "[", "]", ":", " ", " SIZE=", "a", "1", "123", "1234567", "ab12cd34"),
  fc.constantFrom("192.0.2.1", "2001:db8::1", "a@b.c", "\n", "é", "<", ">", "-", "IPv6:"),
  fc.string({ maxLength: 4 }),
);

test("what is masked stays as it is, and equal texts have equal hashes", () => {
  const text = new SearchableText();
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      text.set(parts.join(""));
      const once = text.toString();
      const { hash } = text;
      text.set(once);
      expect(text.toString()).toBe(once);
      expect(text.hash).toBe(hash);
    }),
    { numRuns: 3_000 },
  );
});
