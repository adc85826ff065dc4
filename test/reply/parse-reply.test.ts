import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractReply } from "../../src/reply/extract-reply.js";
import { parseReply, parseSuccessCodes } from "../../src/reply/parse-reply.js";
import { replyCodeAt } from "../../src/reply/reply-code.js";

describe("parseReply", () => {
  test.each([
    ["550 5.1.1 no such user", 550, "5.1.1", "no such user"],
    ["550 no such user", 550, null, "no such user"],
    ["550", 550, null, ""],
    ["550 ", 550, null, ""],
    ["550 5.1.1", 550, "5.1.1", ""],
    ["421 4.7.0 [TSS04] deferred", 421, "4.7.0", "[TSS04] deferred"],
    ["452 4.5.3 #", 452, "4.5.3", "#"],
    ["554 #5.7.1 no", 554, "5.7.1", "no"],
    ["550 #5.1.0 Address rejected.", 550, "5.1.0", "Address rejected."],
    ["550 [5.7.1] no", 550, "5.7.1", "no"],
    ["550 (5.7.1) no", 550, "5.7.1", "no"],
    ["550 Blocked (5.7.1)", 550, "5.7.1", "Blocked (5.7.1)"],
    ["550 mx1.example.com 5.7.1 no", 550, "5.7.1", "mx1.example.com 5.7.1 no"],
    ["550 5.7.1: no", 550, "5.7.1", "no"],
    ["550 5.1.10 RESOLVER.ADR.RecipientNotFound", 550, "5.1.10", "RESOLVER.ADR.RecipientNotFound"],
    [
      "451 4.7.650 The mail server has been limited",
      451,
      "4.7.650",
      "The mail server has been limited",
    ],
    ["5.7.1 Blocked", null, "5.7.1", "Blocked"],
    ["relay not permitted", null, null, "relay not permitted"],
    ["", null, null, ""],
    // Postfix: line after line, each with its code.
    [
      "550-5.7.26 Your email has been blocked 550-5.7.26 because it is 550 5.7.26 unauthenticated. - gsmtp",
      550,
      "5.7.26",
      "Your email has been blocked because it is unauthenticated. - gsmtp",
    ],
    ["550-a 550 b", 550, null, "a b"],
    ["550-a 550 5.1.1 b", 550, "5.1.1", "a b"],
    ["550-5.1.1 a 550 b", 550, "5.1.1", "a b"],
    [
      "554-mx1.example.com 554 Your access was rejected",
      554,
      null,
      "mx1.example.com Your access was rejected",
    ],
    ["550-a 550-b 550", 550, null, "a b"],
    ["550- 550 b", 550, null, "b"],
    // Exim: a literal \n between.
    ["550-5.1.1 a\\n550-5.1.1 b\\n550 5.1.1 c", 550, "5.1.1", "a b c"],
    ["550-a\\n550 b", 550, null, "a b"],
    ["550-a\\n\\n550 b", 550, null, "a b"],
    // The last line's code is the reply's.
    ["550-5.1.1 a 551 5.1.6 b", 551, "5.1.6", "a b"],
    ["450-a 451 b", 451, null, "a b"],
    // A number in the text is no code of a line.
    ["550 message 550 of 550 refused", 550, null, "message 550 of 550 refused"],
    ["550-rejected 550-byte limit 550 5.3.4 no", 550, "5.3.4", "rejected byte limit no"],
    ["552 5.3.4 size 552 kB", 552, "5.3.4", "size 552 kB"],
    ["250 2.0.0 Ok: queued as 4FAB", 250, "2.0.0", "Ok: queued as 4FAB"],
    ["250 OK version 4.9.1", 250, null, "OK version 4.9.1"],
    // What is no reply code.
    ["5501 no", null, null, "5501 no"],
    ["650 no", null, null, "650 no"],
    ["150 no", null, null, "150 no"],
    ["550x no", null, null, "550x no"],
    ["55 no", null, null, "55 no"],
  ])("%s", (logged, code, enhanced, text) => {
    expect(parseReply(logged)).toEqual({ code, enhanced, text });
  });

  test("blanks collapse and none is left at either end", () => {
    expect(parseReply("550  5.1.1   no\\n\\n such  \t user  ").text).toBe("5.1.1 no such user");
  });

  test("never throws, and never makes up a code", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { code } = parseReply(text);
        expect(code === null || text.includes(String(code))).toBe(true);
      }),
    );
  });

  const words = fc.constantFrom(
    "no",
    "550",
    "5.1.1",
    "-",
    "#",
    "(4.7.1)",
    "\\n",
    "550-",
    "250",
    " ",
  );
  test("finds the codes of a folded reply wherever its lines are broken", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z ]{1,20}[a-z]$/), { minLength: 1 }), (lines) => {
        const folded = (between: string) =>
          lines
            .map((line, index) => `550${index === lines.length - 1 ? " " : "-"}5.7.1 ${line}`)
            .join(between);
        const text = lines.join(" ").replace(/\s+/g, " ").trim();
        for (const between of [" ", "\\n"]) {
          expect(parseReply(folded(between))).toEqual({ code: 550, enhanced: "5.7.1", text });
        }
      }),
    );
  });

  test("a success has the same codes, found cheaply", () => {
    const reply = fc
      .tuple(
        fc.constantFrom("250", "251", "252", "299"),
        fc.constantFrom(" ", "-"),
        fc.array(words),
      )
      .map(([code, mark, rest]) => `${code}${mark}${rest.join(" ")}`);
    const enhanced = fc
      .tuple(
        fc.constantFrom("2.0.0", "2.1.5", "#2.6.0", "(2.1.5)", "2.0.0.1", "2.1234.5", "4.0.0"),
        words,
      )
      .map(([code, rest]) => `250 ${code} ${rest}`);
    fc.assert(
      fc.property(fc.oneof(reply, enhanced), (text) => {
        const { code, enhanced } = parseReply(text);
        const codes = parseSuccessCodes(text);
        if (code !== null && code < 300) expect(codes).toEqual({ code, enhanced });
      }),
    );
  });

  test.each(["delivered to mailbox", "", "550 no", "354 go on", "2500 x"])(
    "%s is no success with a code",
    (text) => {
      expect(parseSuccessCodes(text)).toBeUndefined();
    },
  );
});

describe("replyCodeAt", () => {
  test.each([
    ["250 ok", 250],
    ["599-x", 599],
    ["200", 200],
    ["199 x", undefined],
    ["600 x", undefined],
    ["2a0 x", undefined],
    ["2500", undefined],
    ["25", undefined],
    ["", undefined],
  ])("%s", (text, code) => {
    expect(replyCodeAt(text, 0)).toBe(code);
  });
});

describe("extractReply", () => {
  test.each([
    ["host mx[192.0.2.9] said: 550 no (in reply to MAIL FROM command)", "mail", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to DATA command)", "data", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to BDAT command)", "data", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to end of DATA command)", "end-of-data", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to EHLO command)", "helo", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to LHLO command)", "helo", "no"],
    ["host mx[192.0.2.9] said: 550 no (in reply to XFORWARD command)", "other", "no"],
    ["host mx[private/lmtp] said: 550 no (in reply to RCPT TO command)", "rcpt", "no"],
    ["host mx[192.0.2.9] refused to talk to me: 550 no", "connect", "no"],
    [
      "host mx[192.0.2.9] said: 550 (in reply to RCPT TO command) said the spammer",
      null,
      "(in reply to RCPT TO command) said the spammer",
    ],
    [
      "host mx[192.0.2.9] said: 550 no (in reply to RCPT TO command) (in reply to end of DATA command)",
      "end-of-data",
      "no (in reply to RCPT TO command)",
    ],
    ["550 no", "end-of-data", "no"],
  ])("Postfix: %s", (text, stage, words) => {
    expect(extractReply("postfix", text)).toMatchObject({
      stage,
      reply: { code: 550, text: words },
    });
  });

  test.each([
    "connect to mx[192.0.2.9]:25: Connection refused",
    "lost connection with mx[192.0.2.9] while sending RCPT TO",
    "Command output: host mx[192.0.2.9] said: 550 no",
    "delivery temporarily suspended: host mx[192.0.2.9] said: 550 no (in reply to RCPT TO command)",
    'unknown user: "550"',
    "",
  ])("Postfix quotes none: %s", (text) => {
    expect(extractReply("postfix", text)).toBeUndefined();
  });

  test.each([
    ["SMTP error from remote mail server after initial connection: 421 no", "connect"],
    ["SMTP error from remote mail server after STARTTLS: 454 no", "starttls"],
    ["SMTP error from remote mail server after EHLO mail.example.com: 550 no", "helo"],
    ["SMTP error from remote mail server after HELO mail.example.com: 550 no", "helo"],
    [
      "SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=1 BODY=8BITMIME: 550 no",
      "mail",
    ],
    ["SMTP error from remote mail server after pipelined MAIL FROM:<>: 550 no", "mail"],
    ["SMTP error from remote mail server after RCPT TO:<a@example.com>: 550 no", "rcpt"],
    [
      "SMTP error from remote mail server after RCPT TO:<a@example.com> NOTIFY=NEVER: 550 no",
      "rcpt",
    ],
    ["SMTP error from remote mail server after DATA: 550 no", "data"],
    ["SMTP error from remote mail server after pipelined DATA: 550 no", "data"],
    ["SMTP error from remote mail server after end of data: 550 no", "end-of-data"],
    ["SMTP error from remote mail server after BDAT 12 LAST: 550 no", "data"],
    [
      "SMTP error from remote mailer after RCPT TO:<a@example.com>: host mx.example.com [192.0.2.9]: 550 no",
      "rcpt",
    ],
    ["LMTP error after DATA: 550 no", "end-of-data"],
    ["LMTP error after RCPT TO:<a@example.com>: 550 no", "rcpt"],
    ["LMTP error after initial connection: 550 no", "connect"],
  ])("Exim: %s", (text, stage) => {
    const found = extractReply("exim", text);
    expect(found).toMatchObject({ stage, reply: { text: "no" } });
  });

  test.each([
    "Unrouteable address",
    "Remote host closed connection in response to RCPT TO:<a@example.com>",
    "SMTP timeout after sending data block (8192 bytes written): Connection timed out",
    "retry time not reached for any host for '550.example.com'",
    "mailbox is full (MTA-imposed quota exceeded while writing to file /var/mail/550)",
    "",
  ])("Exim quotes none: %s", (text) => {
    expect(extractReply("exim", text)).toBeUndefined();
  });
});
