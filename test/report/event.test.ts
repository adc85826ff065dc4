import { describe, expect, test } from "vitest";
import type { ClassifiedAttempt } from "../../src/model/delivery-attempt.js";
import { renderEvent } from "../../src/report/event.js";

const bounced: ClassifiedAttempt = {
  at: { line: 412, file: "mail.log" },
  verdict: {
    evidence: "text",
    rule: "postfix.user-unknown",
    provider: null,
    providerKind: null,
    retry: false,
    owner: "list-owner",
    cause: "mailbox-unknown",
  },
  timeMs: Date.UTC(2026, 10, 21, 22, 0, 1, 123),
  host: "mail01",
  mta: "postfix",
  program: "smtp",
  queueId: "4jX6ws6ZbtzLP6B",
  direction: "outbound",
  disposition: "bounced",
  stage: "rcpt",
  sender: "news@corp.example",
  recipient: "ann@example.com",
  client: { ip: "10.1.2.3", host: "app1" },
  relay: { port: 25, ip: "192.0.2.9", host: "mx1.example.com" },
  reply: { text: "User unknown", enhanced: "5.1.1", code: 550 },
  dsn: "5.1.1",
  text: "host mx1.example.com[192.0.2.9] said: 550 5.1.1 User unknown",
  delaySeconds: 1.2,
  messageId: "1.news@app1.corp.example",
  sizeBytes: 1234,
};

describe("renderEvent", () => {
  test("one line in the published order of keys, whatever the order of the attempt's", () => {
    expect(renderEvent(bounced)).toBe(
      '{"time":"2026-11-21T22:00:01.123Z","host":"mail01","mta":"postfix","program":"smtp",' +
        '"queueId":"4jX6ws6ZbtzLP6B","direction":"outbound","disposition":"bounced",' +
        '"stage":"rcpt","sender":"news@corp.example","recipient":"ann@example.com",' +
        '"client":{"host":"app1","ip":"10.1.2.3"},' +
        '"relay":{"host":"mx1.example.com","ip":"192.0.2.9","port":25},' +
        '"reply":{"code":550,"enhanced":"5.1.1","text":"User unknown"},"dsn":"5.1.1",' +
        '"text":"host mx1.example.com[192.0.2.9] said: 550 5.1.1 User unknown",' +
        '"delaySeconds":1.2,"verdict":{"cause":"mailbox-unknown","owner":"list-owner",' +
        '"retry":false,"provider":null,"rule":"postfix.user-unknown","evidence":"text"},' +
        '"at":{"file":"mail.log","line":412}}',
    );
  });

  test("what the log does not show is null", () => {
    const bare: ClassifiedAttempt = {
      ...bounced,
      host: null,
      queueId: null,
      disposition: null,
      stage: null,
      sender: null,
      recipient: null,
      client: null,
      relay: null,
      reply: null,
      dsn: null,
      delaySeconds: null,
      verdict: null,
    };
    expect(JSON.parse(renderEvent(bare))).toEqual({
      time: "2026-11-21T22:00:01.123Z",
      host: null,
      mta: "postfix",
      program: "smtp",
      queueId: null,
      direction: "outbound",
      disposition: null,
      stage: null,
      sender: null,
      recipient: null,
      client: null,
      relay: null,
      reply: null,
      dsn: null,
      text: bare.text,
      delaySeconds: null,
      verdict: null,
      at: { file: "mail.log", line: 412 },
    });
  });

  test("hostile text stays in one line, harmless and whole", () => {
    const text = "a\nb\u001b[31m\u009b0m\u202e\u2028";
    const line = renderEvent({ ...bounced, text });
    expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(JSON.parse(line)).toMatchObject({ text });
  });
});
