import { describe, expect, test } from "vitest";
import { analyse, analyseSources, exim, postfix } from "../pipeline/analyse.js";

const to = (id: string, recipient: string, status: string, reason = "x") =>
  postfix(
    "smtp[7]",
    `${id}: to=<${recipient}>, relay=none, delay=1, delays=0/0/1/0, dsn=4.0.0, status=${status} (${reason})`,
  );
const active = (id: string, sender: string) =>
  postfix("qmgr[1]", `${id}: from=<${sender}>, size=12, nrcpt=1 (queue active)`);
const client = (id: string, name: string) => postfix("smtpd[9]", `${id}: client=${name}`);
const removed = (id: string) => postfix("qmgr[1]", `${id}: removed`);
const expired = (id: string) =>
  postfix("qmgr[1]", `${id}: from=<a@example.com>, status=expired, returned to sender`);

describe("what earlier lines of a message tell", () => {
  test("sender and client", () => {
    const { events } = analyse([
      client("4F9D195D70", "app1.example.com[192.0.2.5]:40000"),
      postfix("cleanup[2]", "4F9D195D70: message-id=<x@example.com>"),
      active("4F9D195D70", "news@example.com"),
      to("4F9D195D70", "ann@example.org", "bounced"),
    ]);
    expect(events).toMatchObject([
      { sender: "news@example.com", client: { host: "app1.example.com", ip: "192.0.2.5" } },
    ]);
  });

  test("the client before a content filter", () => {
    const { events } = analyse([
      postfix(
        "smtpd[9]",
        "4F9D195D70: client=localhost[127.0.0.1], orig_queue_id=4F9D195D6F, orig_client=app1.example.com[192.0.2.5]",
      ),
      to("4F9D195D70", "ann@example.org", "bounced"),
    ]);
    expect(events[0]?.client).toEqual({ host: "app1.example.com", ip: "192.0.2.5" });
  });

  test("a login's name behind the client is not a part of it", () => {
    const { events } = analyse([
      postfix(
        "smtpd[9]",
        "4F9D195D70: client=unknown[192.0.2.5], sasl_method=PLAIN, sasl_username=ann@example.com",
      ),
      to("4F9D195D70", "ann@example.org", "bounced"),
    ]);
    expect(events[0]?.client).toEqual({ host: null, ip: "192.0.2.5" });
  });

  test("mail of this machine", () => {
    const { events } = analyse([
      postfix("pickup[3]", "4F9D195D70: uid=0 from=<root>"),
      to("4F9D195D70", "ann@example.org", "bounced"),
    ]);
    expect(events).toMatchObject([{ sender: "root", client: null }]);
  });

  test("an unseen beginning is null, not empty", () => {
    const { events } = analyse([to("4F9D195D70", "ann@example.org", "bounced")]);
    expect(events).toMatchObject([{ sender: null, client: null }]);
  });

  test("the null sender is empty, not null", () => {
    const { events } = analyse([
      active("4F9D195D70", ""),
      to("4F9D195D70", "ann@example.org", "bounced"),
    ]);
    expect(events[0]?.sender).toBe("");
  });

  test("messages that interleave", () => {
    const { events } = analyse([
      active("4F9D195D70", "a@example.com"),
      active("4F9D195D71", "b@example.com"),
      active("3yxb0w1mMgz9tJr", "c@example.com"),
      to("4F9D195D71", "x@example.org", "bounced"),
      to("3yxb0w1mMgz9tJr", "x@example.org", "bounced"),
      to("4F9D195D70", "x@example.org", "bounced"),
    ]);
    expect(events.map(({ sender }) => sender)).toEqual([
      "b@example.com",
      "c@example.com",
      "a@example.com",
    ]);
  });

  test("one id on two hosts", () => {
    const other = (line: string) => line.replace(" mail ", " mail2 ");
    const { events } = analyse([
      active("4F9D195D70", "a@example.com"),
      other(active("4F9D195D70", "b@example.com")),
      to("4F9D195D70", "x@example.org", "bounced"),
      other(to("4F9D195D70", "x@example.org", "bounced")),
    ]);
    expect(events.map(({ sender }) => sender)).toEqual(["a@example.com", "b@example.com"]);
  });

  test("one id in two instances of one host", () => {
    const other = (line: string) => line.replace("postfix/", "postfix-out/");
    const { events } = analyse([
      active("4F9D195D70", "a@example.com"),
      other(active("4F9D195D70", "b@example.com")),
      to("4F9D195D70", "x@example.org", "bounced"),
      other(to("4F9D195D70", "x@example.org", "bounced")),
    ]);
    expect(events.map(({ sender }) => sender)).toEqual(["a@example.com", "b@example.com"]);
  });

  test("one service of one instance, whatever stands between", () => {
    const { events } = analyse([
      postfix("submission/smtpd[9]", "4F9D195D70: client=app1.example.com[192.0.2.5]"),
      active("4F9D195D70", "a@example.com"),
      to("4F9D195D70", "x@example.org", "bounced").replace("postfix/smtp", "postfix/relay/smtp"),
    ]);
    expect(events).toMatchObject([
      { sender: "a@example.com", client: { host: "app1.example.com", ip: "192.0.2.5" } },
    ]);
  });

  test("an id that is used again tells nothing of its former message", () => {
    const { events } = analyse([
      client("4F9D195D70", "app1.example.com[192.0.2.5]"),
      active("4F9D195D70", "a@example.com"),
      removed("4F9D195D70"),
      to("4F9D195D70", "x@example.org", "bounced"),
    ]);
    expect(events).toMatchObject([{ sender: null, client: null }]);
  });

  test("from one file to the next", () => {
    const { events } = analyseSources([
      { name: "mail.log.1", lines: [active("4F9D195D70", "a@example.com")] },
      { name: "mail.log", lines: [to("4F9D195D70", "x@example.org", "bounced")] },
    ]);
    expect(events).toMatchObject([{ sender: "a@example.com", at: { file: "mail.log", line: 1 } }]);
  });
});

describe("final states", () => {
  const id = "4F9D195D70";
  const ann = "ann@example.org";

  test("deferred nine times and then delivered is one delivery", () => {
    const { outcomes, waiting, summary } = analyse([
      ...new Array(9).fill(to(id, ann, "deferred")),
      to(id, ann, "sent", "250 ok"),
      removed(id),
    ]);
    expect([outcomes, waiting]).toEqual([[`${ann} delivered`], []]);
    expect(summary.attempts).toMatchObject({ deferred: 9, delivered: 1 });
    expect(summary.outcomes).toMatchObject({ delivered: 1, stillDeferred: 0 });
  });

  test("the delivery is held against the problem that had delayed it", () => {
    const { summary } = analyse([to(id, ann, "deferred"), to(id, ann, "sent", "250 ok")]);
    const [problem] = [...summary.problems.values()];
    expect(problem?.outcomes.delivered).toBe(1);
    expect(problem?.recipientsWithoutMail.count).toBe(0);
  });

  test("deferred and no more", () => {
    const { outcomes, waiting, summary } = analyse([
      to(id, ann, "deferred"),
      to(id, ann, "deferred"),
    ]);
    expect([outcomes, waiting]).toEqual([[], [ann]]);
    expect(summary.outcomes.stillDeferred).toBe(1);
  });

  test("deferred, then bounced", () => {
    const { outcomes, waiting } = analyse([
      to(id, ann, "deferred"),
      to(id, ann, "bounced"),
      removed(id),
    ]);
    expect([outcomes, waiting]).toEqual([[`${ann} bounced`], []]);
  });

  test("expired: each recipient that still waits, and nobody else", () => {
    const { events, outcomes, waiting, summary } = analyse([
      to(id, ann, "deferred"),
      to(id, "bob@example.org", "deferred"),
      to(id, "carl@example.org", "sent", "250 ok"),
      expired(id),
      removed(id),
    ]);
    expect(events.filter(({ disposition }) => disposition === "expired")).toHaveLength(1);
    expect([...outcomes].sort()).toEqual([
      `${ann} expired`,
      "bob@example.org expired",
      "carl@example.org delivered",
    ]);
    expect(waiting).toEqual([]);
    expect(summary.outcomes).toMatchObject({ expired: 2, delivered: 1, stillDeferred: 0 });
  });

  test("expired, where nobody was seen to wait, invents nobody", () => {
    const { outcomes, summary } = analyse([expired(id), removed(id)]);
    expect(outcomes).toEqual([]);
    expect(summary.outcomes.expired).toBe(0);
    expect(summary.attempts.expired).toBe(1);
  });

  test("held mail waits, and arrives once it is released", () => {
    const hold = postfix("postsuper[5]", `${id}: placed on hold`);
    expect(analyse([to(id, ann, "deferred"), hold]).waiting).toEqual([ann]);
    const { outcomes, waiting } = analyse([
      to(id, ann, "deferred"),
      hold,
      postfix("postsuper[5]", `${id}: released from hold`),
      to(id, ann, "sent", "250 ok"),
      removed(id),
    ]);
    expect([outcomes, waiting]).toEqual([[`${ann} delivered`], []]);
  });

  test("held at RCPT: the recipient waits in the message that follows", () => {
    const lines = [
      postfix(
        "smtpd[9]",
        `NOQUEUE: hold: RCPT from h[192.0.2.5]: <${ann}>: Recipient address triggers HOLD action; from=<a@example.com> to=<${ann}> proto=ESMTP helo=<x>`,
      ),
      client(id, "h[192.0.2.5]"),
    ];
    expect(analyse(lines).waiting).toEqual([ann]);
    expect(analyse([...lines, to(id, ann, "sent", "250 ok")])).toMatchObject({
      outcomes: [`${ann} delivered`],
      waiting: [],
    });
  });

  test("held by a filter: the recipient waits", () => {
    const line = postfix(
      "cleanup[2]",
      `${id}: milter-hold: END-OF-MESSAGE from h[192.0.2.5]: milter triggers HOLD action; from=<a@example.com> to=<${ann}> proto=ESMTP helo=<x>`,
    );
    expect(analyse([line]).waiting).toEqual([ann]);
  });

  test("deleted by the administrator", () => {
    const { outcomes, waiting } = analyse([
      to(id, ann, "deferred"),
      postfix("postsuper[5]", `${id}: removed`),
    ]);
    expect([outcomes, waiting]).toEqual([[`${ann} discarded`], []]);
  });

  test("removed with a recipient whose end was not seen", () => {
    const { outcomes, waiting } = analyse([to(id, ann, "deferred"), removed(id)]);
    expect([outcomes, waiting]).toEqual([[], []]);
  });

  test("an alias's recipients each", () => {
    const { outcomes } = analyse([
      postfix(
        "local[8]",
        `${id}: to=<ann@example.com>, orig_to=<all>, relay=local, delay=1, dsn=2.0.0, status=sent (delivered to mailbox)`,
      ),
      postfix(
        "local[8]",
        `${id}: to=<bob@example.com>, orig_to=<all>, relay=local, delay=1, dsn=2.0.0, status=sent (delivered to mailbox)`,
      ),
    ]);
    expect(outcomes).toEqual(["ann@example.com delivered", "bob@example.com delivered"]);
  });

  test("a probe is no mail", () => {
    const { events, outcomes, waiting, summary } = analyse([
      to(id, ann, "undeliverable"),
      to(id, ann, "deliverable", "250 ok"),
    ]);
    expect(events).toHaveLength(2);
    expect([outcomes, waiting]).toEqual([[], []]);
    expect(summary.attempts).toMatchObject({ probed: 2, bounced: 0, delivered: 0 });
    expect(summary.problems.size).toBe(0);
  });

  test("a reply of one of several hosts is no outcome", () => {
    const { events, outcomes, waiting } = analyse([
      postfix(
        "smtp[7]",
        `${id}: host mx1.example.org[192.0.2.9] said: 451 later (in reply to RCPT TO command)`,
      ),
      to(id, ann, "sent", "250 ok"),
    ]);
    expect(events.map(({ disposition }) => disposition)).toEqual([null, "delivered"]);
    expect([outcomes, waiting]).toEqual([[`${ann} delivered`], []]);
  });

  test("a refused recipient", () => {
    const { outcomes } = analyse([
      postfix(
        "smtpd[9]",
        `NOQUEUE: reject: RCPT from h[192.0.2.5]: 554 5.7.1 no; from=<a@example.com> to=<${ann}> proto=ESMTP helo=<x>`,
      ),
      postfix(
        "smtpd[9]",
        "NOQUEUE: reject: EHLO from h[192.0.2.5]: 504 5.5.2 no; proto=SMTP helo=<x>",
      ),
    ]);
    expect(outcomes).toEqual([`${ann} rejected`]);
  });

  test("the same numbers whether or not anybody listens to events", () => {
    const lines = [
      active(id, "a@example.com"),
      to(id, ann, "deferred"),
      to(id, ann, "sent", "250 2.0.0 ok"),
      to(id, "b@example.org", "sent", "250-2.0.0 a 250 2.0.0 ok"),
      to(id, "c@example.org", "sent", "delivered to mailbox"),
      removed(id),
      exim('1xUvhU-0000QE-16 => x@example.org R=r T=t H=h [192.0.2.9] C="250- a\\\\n250 OK"'),
      exim('1xUvhU-0000QE-16 => y@example.org R=r T=t H=h [192.0.2.9] C="250 #2.1.5 OK"'),
    ];
    const listened = analyse(lines).summary;
    const unheard = analyse(lines, { unheard: true }).summary;
    expect(unheard.attempts).toEqual(listened.attempts);
    expect(unheard.outcomes).toEqual(listened.outcomes);
    expect([...unheard.replies.entries()].sort()).toEqual([...listened.replies.entries()].sort());
    expect(unheard.ledger).toEqual(listened.ledger);
  });
});

describe("final states of Exim", () => {
  const id = "1xUvhU-0000QE-16";
  const deferral = `${id} == ann@example.org R=dnslookup T=remote_smtp defer (111): Connection refused`;

  test.each([
    [
      "delivered",
      [`${id} => ann@example.org R=dnslookup T=remote_smtp H=h [192.0.2.9] C="250 OK"`],
      "delivered",
    ],
    ["failed", [`${id} ** ann@example.org: Unrouteable address`], "bounced"],
    ["expired", [`${id} ** ann@example.org: retry timeout exceeded`], "expired"],
    ["removed", [`${id} removed by root`], "discarded"],
    ["cancelled by an administrator", [`${id} cancelled by root`, `${id} Completed`], "bounced"],
    ["frozen for too long", [`${id} cancelled by timeout_frozen_after`], "discarded"],
  ])("deferred, then %s", (_name, lines, state) => {
    const { outcomes, waiting } = analyse([deferral, deferral, ...lines].map(exim));
    expect([outcomes, waiting]).toEqual([[`ann@example.org ${state}`], []]);
  });

  test("frozen mail waits", () => {
    const { outcomes, waiting, summary } = analyse([deferral, `${id} Frozen`].map(exim));
    expect([outcomes, waiting]).toEqual([[], ["ann@example.org"]]);
    expect(summary.outcomes.stillDeferred).toBe(1);
  });

  test("the reply that an outcome repeats is one reply", () => {
    const said = "SMTP error from remote mail server after RCPT TO:<ann@example.org>: 450 busy";
    const { events } = analyse(
      [
        `${id} H=mx1.example.org [198.51.100.1]: ${said.replace("busy", "first")}`,
        `${id} H=mx2.example.org [198.51.100.2]: ${said}`,
        `${id} == ann@example.org R=dnslookup T=remote_smtp defer (-44) H=mx2.example.org [198.51.100.2]: ${said}`,
      ].map(exim),
    );
    expect(events.map(({ disposition, reply }) => [disposition, reply?.text])).toEqual([
      [null, "first"],
      ["deferred", "busy"],
    ]);
  });

  test("a discarded recipient counts once", () => {
    const { outcomes } = analyse(
      [
        "H=(h) [192.0.2.5] F=<a@example.com> RCPT <bob@example.org>: discarded by RCPT ACL: no",
        `${id} => blackhole (RCPT ACL discarded recipients)`,
        `${id} Completed`,
      ].map(exim),
    );
    expect(outcomes).toEqual(["bob@example.org discarded"]);
  });

  test("cutthrough: the delivery stands before the arrival", () => {
    const { outcomes } = analyse(
      [
        `${id} >> bob@example.org R=dnslookup T=remote_smtp H=h [192.0.2.9] C="250 OK"`,
        `${id} <= ann@example.com H=(h) [192.0.2.5] P=esmtp S=12`,
        `${id} Completed`,
      ].map(exim),
    );
    expect(outcomes).toEqual(["bob@example.org delivered"]);
  });
});

describe("--direction", () => {
  const lines = [
    to("4F9D195D70", "out@example.org", "bounced"),
    postfix(
      "local[8]",
      '4F9D195D71: to=<l@example.com>, relay=local, delay=1, dsn=5.1.1, status=bounced (unknown user: "l")',
    ),
    postfix(
      "smtpd[9]",
      "NOQUEUE: reject: RCPT from h[192.0.2.5]: 554 5.7.1 no; from=<a> to=<in@example.com> proto=ESMTP helo=<x>",
    ),
    postfix("smtpd[9]", "disconnect from h[192.0.2.5] rcpt=0/1 unknown=0/1 commands=0/2"),
    exim("H=(h) [192.0.2.5] F=<a> rejected RCPT <in2@example.com>: no"),
  ];
  test.each([
    ["outbound", ["out@example.org"]],
    ["local", ["l@example.com"]],
    ["inbound", ["in@example.com", null, "in2@example.com"]],
  ] as const)("%s", (direction, recipients) => {
    const { events, summary } = analyse(lines, { direction });
    expect(events.map(({ recipient }) => recipient)).toEqual(recipients);
    expect(new Set(events.map((event) => event.direction))).toEqual(new Set([direction]));
    expect(Object.values(summary.attempts).reduce((a, b) => a + b)).toBe(recipients.length);
  });
});
