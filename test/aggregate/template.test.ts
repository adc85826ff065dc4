import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { templateOf } from "../../src/aggregate/template.js";

describe("templateOf", () => {
  test.each([
    ["User <ann@example.com> unknown", "User {address} unknown"],
    ["ann@example.com: no", "{address}: no"],
    ["client [192.0.2.5] blocked", "client {ip} blocked"],
    ["client 2001:db8::5 blocked", "client {ip} blocked"],
    ["client [2001:db8::5] blocked", "client {ip} blocked"],
    ["see https://example.com/q?ip=192.0.2.5 for more", "see {url} for more"],
    ["Connection to mx1.example.com failed", "Connection to {host} failed"],
    ["quota 1024 of 2048 used", "quota {number} of {number} used"],
    ["id 4jX6ws6ZbtzLP6B refused", "id {id} refused"],
    ["[TSS04] wait", "[TSS{number}] wait"],
    ["", ""],
    ["no such user", "no such user"],
  ])("%s", (text, template) => {
    expect(templateOf(text)).toBe(template);
  });

  test.each([
    ["<ann@example.com> over quota by 12 kB", "<bob@example.org> over quota by 7 kB"],
    ["host mx1.example.com[192.0.2.9] busy", "host mx-22.example.org[2001:db8::9] busy"],
    ["k12-20020a05.123 - gsmtp", "d9-7c1f2ab9.456 - gsmtp"],
    ["Greylisted for 300 seconds", "Greylisted for 1 seconds"],
  ])("%s is like %s", (a, b) => {
    expect(templateOf(a)).toBe(templateOf(b));
  });

  test("texts that say different things stay apart", () => {
    expect(templateOf("mailbox full")).not.toBe(templateOf("mailbox unknown"));
  });

  test("is short whatever the text, and the masking of a mask", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        expect(templateOf(text).length).toBeLessThan(5_000);
      }),
    );
  });

  test.each(["a", "1", ".", "@", "a@", "1.", "a.", ":", "::", "[", "<", "a-1", "https://", " "])(
    "100 KB of %s",
    (unit) => {
      expect(templateOf(unit.repeat(100_000))).toBeDefined();
    },
  );
});
