import { describe, expect, test } from "vitest";
import { addressSpokenOf, hostNamedIn } from "../../src/reply/named-hosts.js";

describe("the host that a text names", () => {
  test.each([
    ["host mx1.example.com[192.0.2.9] said: 550 no", "mx1.example.com", "192.0.2.9"],
    ["after RCPT TO: host mx.example.com [2001:db8::9]: 550 no", "mx.example.com", "2001:db8::9"],
    [
      "connect to mx1.example.com[192.0.2.9]:25: Connection refused",
      "mx1.example.com",
      "192.0.2.9",
    ],
  ])("%s", (text, host, ip) => {
    expect(hostNamedIn(text)).toEqual({ host, ip });
  });

  test("none", () => {
    expect(hostNamedIn("550 5.7.1 [TSS04] refused")).toBeNull();
  });
});

describe("the address that a reply speaks of", () => {
  test.each([
    ["blocked using zen.example; https://example.org/query/ip/203.0.113.10", "203.0.113.10"],
    ["[203.0.113.10] is listed, see 127.0.0.2", "203.0.113.10"],
    ["zone answered 127.0.0.4 for 203.0.113.10.", "203.0.113.10"],
    ["mx [192.0.2.9] refuses 203.0.113.10", "203.0.113.10"],
    ["Access denied, banned sending IP [2001:db8::25]", "2001:db8::25"],
    ["at 12:34:56 on 2001:db8:0:1:2:3:4:5", "2001:db8:0:1:2:3:4:5"],
    ["version 1.2.3.4.5, build 10.1.2", null],
    ["5.7.1 refused at 12:34:56", null],
  ])("%s", (text, address) => {
    expect(addressSpokenOf(text, "192.0.2.9")).toBe(address);
  });
});
