import { describe, expect, test } from "vitest";
import { LogAnalysis } from "../../src/index.js";
import { referenceMs, stubClassifier } from "./analyse.js";

const size = 100_000;
const smtp = "Nov 21 22:00:01 mail postfix/smtp[1]: ";
const smtpd = "Nov 21 22:00:01 mail postfix/smtpd[1]: ";
const cleanup = "Nov 21 22:00:01 mail postfix/cleanup[1]: ";
const bounced = "to=<a@b>, relay=h[192.0.2.9]:25, delay=1, dsn=5.0.0, status=bounced (";
const exim = "2026-11-21 22:00:01 ";
const id = "1xUvhU-0000QE-16 ";

/** How a line begins, to bring each parser to what follows. */
const beginnings = [
  "",
  "Nov 21 22:00:01 ",
  "Nov 21 22:00:01 mail postfix/",
  smtp,
  `${smtp}4F9D195D70: `,
  `${smtp}4F9D195D70: host `,
  `${smtp}4F9D195D70: to=<`,
  `${smtp}4F9D195D70: to=<a@b>, orig_to=<`,
  `${smtp}4F9D195D70: to=<a@b>, relay=`,
  `${smtp}4F9D195D70: ${bounced}`,
  `${smtp}4F9D195D70: ${bounced}host `,
  `${smtp}4F9D195D70: ${bounced}host h[192.0.2.9] said: `,
  `${smtp}4F9D195D70: ${bounced}host h[192.0.2.9] said: 550-`,
  `${smtp}4F9D195D70: from=<`,
  `${smtp}message repeated 2 times: [ `,
  `${smtpd}4F9D195D70: client=`,
  `${smtpd}NOQUEUE: `,
  `${smtpd}NOQUEUE: reject: RCPT from `,
  `${smtpd}NOQUEUE: reject: RCPT from h[192.0.2.5]: `,
  `${smtpd}NOQUEUE: reject: RCPT from h[192.0.2.5]: 550 x; from=<`,
  `${smtpd}NOQUEUE: reject: RCPT from h[192.0.2.5]: 550 x; from=<a> to=<b> proto=ESMTP helo=<`,
  `${smtpd}warning: `,
  `${smtpd}warning: h[192.0.2.5]: SASL `,
  `${smtpd}warning: proxy h:25 rejected "RCPT TO:<`,
  `${smtpd}disconnect from `,
  `${smtpd}disconnect from h[192.0.2.5] `,
  `${cleanup}4F9D195D70: reject: header `,
  `${cleanup}4F9D195D70: reject: header Subject: x from h[192.0.2.5]; from=<`,
  "<22>1 2026-11-21T22:00:01Z ",
  "<22>1 2026-11-21T22:00:01Z mail postfix/smtp 1 - [",
  '{"log":"',
  '{"MESSAGE":[',
  exim,
  `${exim}H=`,
  `${exim}H=(`,
  `${exim}H=(h) [192.0.2.5] `,
  `${exim}H=(h) [192.0.2.5] F=<`,
  `${exim}H=(h) [192.0.2.5] F=<a> rejected `,
  `${exim}H=(h) [192.0.2.5] F=<a> rejected RCPT <`,
  `${exim}SMTP call from `,
  `${exim}SMTP protocol error in "`,
  `${exim}Connection from `,
  `${exim}rejected EHLO from `,
  `${exim}login authenticator failed for `,
  `${exim}${id}`,
  `${exim}${id}<= `,
  `${exim}${id}<= a@b H=`,
  `${exim}${id}=> `,
  `${exim}${id}=> |`,
  `${exim}${id}** `,
  `${exim}${id}** a@b R=x T=y H=h [192.0.2.9]: `,
  `${exim}${id}** a@b: SMTP error from remote mail server after RCPT TO:<a@b>: `,
  `${exim}${id}== a@b R=x defer (-44) `,
  `${exim}${id}== a@b R=x defer (-44): `,
  `${exim}${id}H=`,
  `${exim}${id}plain authenticator failed H=`,
  `${exim}${id}<|`,
  "Nov 21 22:00:01 mail exim[1]: [1/2] ",
] as const;

/** What a hostile line goes on with. */
const units = [
  ...'[(<"\\=@.1:- \t\0z',
  "[[ ",
  " (",
  "()",
  "<>",
  " <",
  "a ",
  "a@b ",
  "a.",
  "::",
  "1.2.3.4",
  " 5.",
  "550-",
  "550 ",
  "\\n",
  "A=b ",
  " H=",
  " H=(a) [192.0.2.5] F=<",
  "]: ",
  "; from=<",
  "; from=<a> to=<b> ",
  "> to=<",
  " from ",
  "from [",
  " said: ",
  " (in reply to ",
  " while sending ",
  "SMTP error after ",
  "SMTP error from remote mail server after RCPT TO:<",
  ": retry timeout exceeded",
  " rejected ",
  " defer (-44)",
  "rcpt=0/1 ",
  "message repeated 2 times: [ ",
  "Nov 21 22:00:01 mail postfix/smtp[1]: ",
  "2026-11-21T22:00:01Z mail postfix/smtp[1]: ",
];

function analysed(line: string): LogAnalysis {
  const analysis = new LogAnalysis(stubClassifier, {
    logFormat: "auto",
    sinceMs: null,
    untilMs: null,
    direction: null,
    timezone: "UTC",
    onEvent: () => {},
  });
  analysis.startSource({ name: "mail.log", referenceMs });
  analysis.add(`${line}\n`);
  analysis.endSource();
  return analysis;
}

describe("a line of 100 KB is read, and counted once", () => {
  test.each(beginnings)("%s…", (beginning) => {
    for (const unit of units) {
      const line = beginning + unit.repeat(size / unit.length);
      const { lines, eventLines, ignored, unparsed } = analysed(line).ledger;
      expect([unit, lines, eventLines + ignored + unparsed]).toEqual([unit, 1, 1]);
    }
  });
});

describe("a line of a megabyte does not overflow the stack", () => {
  const record = `${smtp}4F9D195D70: to=<a@b>, relay=none, delay=1, dsn=4.0.0, status=deferred (x)`;
  test.each([
    ["repeats of repeats", smtp, "message repeated 2 times: [ "],
    ["records on one line", "", record],
    ["unparsed records on one line", "", `${smtp}zzz`],
    ["JSON in JSON", '{"log":', '{"log":'],
  ])("%s", (_name, beginning, unit) => {
    const line = beginning + unit.repeat(1_000_000 / unit.length);
    const { lines, eventLines, ignored, unparsed } = analysed(line).ledger;
    expect([lines, eventLines + ignored + unparsed]).toEqual([1, 1]);
  });
});

describe("a syslog tag may be anything", () => {
  test.each(["__proto__/smtp", "constructor/smtp", "toString", "a/b/c/smtp", "/smtp"])(
    "%s",
    (tag) => {
      const { ledger } = analysed(`Nov 21 22:00:01 mail ${tag}[1]: 4F9D195D70: ${bounced}x)`);
      expect(ledger.lines).toBe(1);
    },
  );

  test.each(["__proto__", "constructor", "hasOwnProperty"])(
    "an Exim field by the name of %s",
    (name) => {
      expect(analysed(`${exim}${id}** a@b ${name}=x: no`).ledger.lines).toBe(1);
    },
  );
});
