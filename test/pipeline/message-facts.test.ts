import { expect, test } from "vitest";
import { analyse, exim, postfix } from "./analyse.js";

const deferred =
  "4F9D195D70: to=<ann@example.com>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.com[192.0.2.9]:25: Connection refused)";

const postfixMessage = [
  postfix("smtpd[7]", "4F9D195D70: client=app1.example.org[198.51.100.7]"),
  postfix("cleanup[8]", "4F9D195D70: message-id=<1.news@app1.example.org>"),
  postfix("qmgr[1]", "4F9D195D70: from=<news@example.org>, size=1234, nrcpt=1 (queue active)"),
];

const facts = {
  sender: "news@example.org",
  client: { host: "app1.example.org", ip: "198.51.100.7" },
  messageId: "1.news@app1.example.org",
  sizeBytes: 1234,
};

test("an attempt carries what Postfix's other lines told of its message", () => {
  const { events } = analyse([...postfixMessage, postfix("smtp[9]", deferred)]);
  expect(events).toMatchObject([facts]);
});

test("an attempt carries what Exim's arrival told of its message", () => {
  const { events } = analyse([
    exim(
      "1abcde-000001-AB <= news@example.org H=app1.example.org [198.51.100.7] P=esmtp S=1234 id=1.news@app1.example.org",
    ),
    exim(
      "1abcde-000001-AB == ann@example.com R=dnslookup T=remote_smtp defer (111): Connection refused",
    ),
  ]);
  expect(events).toMatchObject([facts]);
});

test("what was told before the time that is asked for still counts", () => {
  const later = postfix("smtp[9]", deferred).replace("22:00:01", "22:30:00");
  const sinceMs = Date.UTC(2026, 10, 21, 22, 15);
  const { events, summary } = analyse([...postfixMessage, later], { sinceMs });
  expect(events).toMatchObject([facts]);
  expect(summary.ledger).toMatchObject({ lines: 4, eventLines: 1, ignored: 3 });
});
