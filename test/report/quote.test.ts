import { describe, expect, test } from "vitest";
import { startAtReply } from "../../src/report/quote.js";
import type { CodeCount } from "../../src/report/report.js";

describe("startAtReply", () => {
  const at = { file: "mail.log", line: 1 };
  const codes: CodeCount[] = [
    { code: 550, enhanced: "5.1.1", count: 2 },
    { code: null, enhanced: null, count: 1 },
  ];

  test.each([
    {
      name: "a Postfix line",
      text: "host mx1.example.com[192.0.2.9] said: 550 5.1.1 No such user (in reply to RCPT TO command)",
      start: "550 5.1.1 No such user (in reply to RCPT TO command)",
    },
    {
      name: "an Exim line",
      text: "SMTP error from remote mail server after RCPT TO:<ann@example.com>: 550-5.1.1 No such\\n550 5.1.1 user",
      start: "550-5.1.1 No such\\n550 5.1.1 user",
    },
    { name: "a reply alone", text: "550 5.1.1 No such user", start: "550 5.1.1 No such user" },
    { name: "nobody replied", text: "Connection timed out", start: "Connection timed out" },
    { name: "part of a word", text: "host mx550 said no", start: "host mx550 said no" },
    { name: "another code", text: "host mx said: 451 later", start: "host mx said: 451 later" },
  ])("$name", ({ text, start }) => {
    expect(startAtReply({ text, at }, codes)).toEqual({ text: start, at });
  });
});
