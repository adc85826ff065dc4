import type { Problem, Report } from "../../src/report/report.js";

/** A problem with nothing special about it; give what a case is about. */
export function makeProblem(parts: Partial<Problem> = {}): Problem {
  const { count = 12 } = parts;
  return {
    cause: "mailbox-full",
    provider: null,
    providerName: null,
    direction: "outbound",
    headline: "The recipient's mailbox is full",
    codes: [{ code: 452, enhanced: "4.2.2", count }],
    count,
    messages: 3,
    recipients: 2,
    recipientsWithoutMail: 2,
    domains: 1,
    estimated: false,
    outcomes: {
      delivered: 0,
      bounced: 0,
      expired: 0,
      rejected: 0,
      discarded: 0,
      stillDeferred: 2,
    },
    firstSeen: "2026-11-20T08:00:00.000Z",
    lastSeen: "2026-11-20T09:30:00.000Z",
    ongoing: false,
    samples: [
      {
        text: "452 4.2.2 The recipient's inbox is out of storage space",
        at: { file: "mail.log", line: 77 },
      },
    ],
    rules: [{ rule: "gmail.over-quota", count: 12 }],
    senderDomains: [{ value: "corp.example", count: 12 }],
    recipientDomains: [{ value: "example.net", count: 12 }],
    relays: [{ value: "mx1.example.net", count: 12 }],
    clients: [],
    fix: {
      summary: "Ask the recipient to make room.",
      owner: "recipient",
      retry: true,
      steps: ["Tell the recipient by another way that the mailbox is full."],
      links: [],
    },
    ...parts,
  };
}

const outcomes = {
  delivered: 0,
  bounced: 0,
  expired: 0,
  rejected: 0,
  discarded: 0,
  stillDeferred: 0,
};

/** Mail that our own users miss, most recipients first. */
const missed: readonly Problem[] = [
  makeProblem({
    cause: "mailbox-unknown",
    headline: "Mailboxes that do not exist",
    codes: [
      { code: 550, enhanced: "5.1.1", count: 17_204 },
      { code: 550, enhanced: "5.5.0", count: 1_102 },
      { code: 550, enhanced: "5.2.1", count: 160 },
      { code: 553, enhanced: null, count: 7 },
    ],
    count: 18_491,
    messages: 6_210,
    recipients: 18_473,
    recipientsWithoutMail: 18_473,
    domains: 306,
    estimated: true,
    outcomes: { ...outcomes, bounced: 18_473 },
    firstSeen: "2026-11-20T00:00:12.000Z",
    lastSeen: "2026-11-20T23:58:41.000Z",
    ongoing: true,
    samples: [
      {
        text: "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
        at: { file: "mail.log", line: 1_033 },
      },
      {
        text: "550-5.1.1 The email account that you tried to reach does not exist.",
        at: { file: "mail.log.1", line: 20_881 },
      },
    ],
    rules: [
      { rule: "postfix.user-unknown", count: 12_004 },
      { rule: "gmail.no-such-user", count: 6_487 },
    ],
    senderDomains: [
      { value: "corp.example", count: 18_002 },
      { value: "shop.example", count: 489 },
    ],
    recipientDomains: [
      { value: "example.com", count: 4_120 },
      { value: "example.org", count: 2_033 },
      { value: "example.net", count: 870 },
    ],
    relays: [
      { value: "mx1.example.com", count: 4_120 },
      { value: "mx.example.org", count: 2_033 },
    ],
    fix: {
      summary: "Take the addresses off the list.",
      owner: "list-owner",
      retry: false,
      steps: [
        "Take them off the list: sending to them again costs reputation",
        "Take `ann@example.com` out of every list and address book that feeds this server, at the first refusal",
      ],
      links: ["https://www.rfc-editor.org/rfc/rfc3463#section-3.2"],
    },
  }),
  makeProblem({
    cause: "sender-authentication",
    provider: "gmail",
    providerName: "Gmail",
    headline: "Gmail refuses mail that passes neither SPF nor DKIM",
    codes: [
      { code: 550, enhanced: "5.7.26", count: 4_811 },
      { code: 421, enhanced: "4.7.26", count: 903 },
    ],
    count: 5_714,
    messages: 4_702,
    recipients: 4_890,
    recipientsWithoutMail: 4_624,
    domains: 41,
    outcomes: { ...outcomes, delivered: 266, bounced: 4_502, stillDeferred: 122 },
    firstSeen: "2026-11-20T03:14:07.000Z",
    lastSeen: "2026-11-20T23:59:31.000Z",
    ongoing: true,
    samples: [
      {
        text: "550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [corp.example] with ip: [192.0.2.25] = did not pass",
        at: { file: "mail.log", line: 412 },
      },
    ],
    rules: [{ rule: "gmail.unauthenticated", count: 5_714 }],
    senderDomains: [{ value: "corp.example", count: 5_714 }],
    recipientDomains: [
      { value: "gmail.example", count: 5_300 },
      { value: "school.example", count: 204 },
      { value: "club.example", count: 11 },
    ],
    relays: [{ value: "gmail-smtp-in.example", count: 5_714 }],
    fix: {
      summary: "Publish SPF for this server, or sign with DKIM.",
      owner: "sender-admin",
      retry: false,
      steps: [
        "See what you publish: `dig +short TXT corp.example`",
        "Add this server's address to the SPF record, or sign with DKIM (opendkim, rspamd)",
        "Send one message to a mailbox of your own there and look for `spf=pass` or `dkim=pass` in its `Authentication-Results`",
      ],
      links: [
        "https://support.google.com/mail/answer/81126",
        "https://www.rfc-editor.org/rfc/rfc7208",
      ],
    },
  }),
  makeProblem({
    cause: "network",
    headline: "The other side's server cannot be reached",
    codes: [{ code: null, enhanced: null, count: 9_402 }],
    count: 9_402,
    messages: 911,
    recipients: 1_020,
    recipientsWithoutMail: 940,
    domains: 12,
    outcomes: { ...outcomes, delivered: 80, expired: 33, stillDeferred: 907 },
    firstSeen: "2026-11-20T11:02:00.000Z",
    lastSeen: "2026-11-20T23:57:19.000Z",
    ongoing: true,
    samples: [
      {
        text: "connect to mx.partner.example[203.0.113.9]:25: Connection timed out",
        at: { file: "mail.log", line: 88_120 },
      },
    ],
    rules: [{ rule: "postfix.connect-timeout", count: 9_402 }],
    senderDomains: [
      { value: "corp.example", count: 9_000 },
      { value: "shop.example", count: 402 },
    ],
    recipientDomains: [{ value: "partner.example", count: 8_801 }],
    relays: [],
    fix: {
      summary: "See whether it is the network or the other server.",
      owner: "wait",
      retry: true,
      steps: [
        "Try it from this server: `nc -vz mx.partner.example 25`",
        "If every server fails, outgoing port 25 is closed: ask your provider",
      ],
      links: ["https://www.postfix.org/DEBUG_README.html"],
    },
  }),
  makeProblem({
    cause: "mailbox-full",
    headline: "The recipient's mailbox is full",
    recipientsWithoutMail: 212,
    recipients: 230,
    count: 1_911,
    domains: 60,
  }),
  makeProblem({
    cause: "mailbox-full",
    direction: "local",
    headline: "A mailbox on this server is full",
    recipientsWithoutMail: 14,
    recipients: 14,
    count: 160,
    fix: {
      summary: "Raise the quota or make room.",
      owner: "recipient",
      retry: true,
      steps: ["Raise the quota: `doveadm quota get -A`"],
      links: [],
    },
  }),
  makeProblem({
    cause: "message-size",
    headline: "Messages larger than the recipient's server takes",
    recipientsWithoutMail: 9,
    recipients: 9,
    count: 9,
    fix: {
      summary: "Send a link in place of the attachment.",
      owner: "author",
      retry: false,
      steps: ["Send a link in place of the attachment."],
      links: [],
    },
  }),
  makeProblem({
    cause: "tls",
    headline: "The TLS handshake fails",
    recipientsWithoutMail: 3,
    recipients: 3,
    count: 30,
  }),
  makeProblem({
    cause: "greylisting",
    headline: "Servers that make every new sender wait",
    recipientsWithoutMail: 0,
    recipients: 1_204,
    count: 1_480,
    outcomes: { ...outcomes, delivered: 1_204 },
  }),
];

/** What our server refused to others. */
const refused: readonly Problem[] = [
  makeProblem({
    cause: "blocklist",
    provider: "spamhaus",
    providerName: "Spamhaus",
    direction: "inbound",
    headline: "Clients that stand on a blocklist are refused",
    codes: [{ code: 554, enhanced: "5.7.1", count: 88_120 }],
    count: 88_120,
    messages: 0,
    recipients: 3_101,
    recipientsWithoutMail: 3_101,
    domains: 4,
    outcomes: { ...outcomes, rejected: 88_120 },
    firstSeen: "2026-11-20T00:00:01.000Z",
    lastSeen: "2026-11-20T23:59:59.000Z",
    ongoing: true,
    samples: [
      {
        text: "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.example",
        at: { file: "mail.log", line: 3 },
      },
    ],
    rules: [{ rule: "postfix.rbl", count: 88_120 }],
    senderDomains: [],
    recipientDomains: [{ value: "corp.example", count: 80_000 }],
    relays: [],
    clients: [
      { value: "198.51.100.7", count: 812 },
      { value: "198.51.100.9", count: 640 },
    ],
    fix: {
      summary: "Nothing, unless a wanted sender is among them.",
      owner: "sender-admin",
      retry: false,
      steps: ["Look an address up: `dig +short 7.100.51.198.zen.example`"],
      links: [],
    },
  }),
  makeProblem({
    cause: "mailbox-unknown",
    direction: "inbound",
    headline: "Mail for addresses that do not exist here",
    codes: [{ code: 550, enhanced: "5.1.1", count: 4_256 }],
    count: 4_256,
    messages: 0,
    recipients: 912,
    recipientsWithoutMail: 912,
    outcomes: { ...outcomes, rejected: 4_256 },
    fix: {
      summary: "Nothing, unless one of them should exist.",
      owner: "list-owner",
      retry: false,
      steps: ["Create an alias for those that should exist."],
      links: [],
    },
  }),
];

/** A busy day of a mail server, as the golden files show it. */
export const sampleReport: Report = {
  schemaVersion: 1,
  generatedBy: "mailwhy 0.1.0",
  range: { from: "2026-11-20T00:00:01.000Z", to: "2026-11-20T23:59:59.000Z" },
  input: {
    files: ["mail.log", "mail.log.1"],
    bytes: 1_031_204_118,
    lines: 6_669_759,
    events: 960_739,
    ignored: 5_707_813,
    unparsed: 1_204,
    oversized: 3,
    evicted: 0,
  },
  totals: {
    attempts: {
      delivered: 817_552,
      deferred: 60_411,
      bounced: 39_263,
      rejected: 92_376,
      expired: 33,
      discarded: 0,
      held: 0,
      probed: 18,
    },
    recipients: {
      delivered: 817_552,
      bounced: 39_263,
      expired: 33,
      rejected: 92_376,
      discarded: 0,
      stillDeferred: 11_548,
    },
  },
  replies: [
    { direction: "outbound", code: 250, enhanced: "2.0.0", count: 802_118 },
    { direction: "inbound", code: 554, enhanced: "5.7.1", count: 88_120 },
    { direction: "outbound", code: 550, enhanced: "5.1.1", count: 17_204 },
    { direction: "outbound", code: 250, enhanced: null, count: 15_434 },
    { direction: "outbound", code: 550, enhanced: "5.7.26", count: 4_811 },
    { direction: "inbound", code: 550, enhanced: "5.1.1", count: 4_256 },
    { direction: "outbound", code: 450, enhanced: "4.2.0", count: 1_480 },
    { direction: "outbound", code: 550, enhanced: "5.5.0", count: 1_102 },
    { direction: "outbound", code: 421, enhanced: "4.7.26", count: 903 },
    { direction: "inbound", code: 450, enhanced: "4.7.1", count: 204 },
    { direction: "local", code: 452, enhanced: "4.2.2", count: 160 },
    { direction: "outbound", code: 553, enhanced: null, count: 7 },
    { direction: "inbound", code: null, enhanced: null, count: 1 },
  ],
  problems: [...missed, ...refused],
  unknown: [
    {
      template: "Requested action denied by house rule # for <addr>, see ticket #",
      direction: "outbound",
      count: 611,
      sample: {
        text: "550 Requested action denied by house rule 17 for bob@example.org, see ticket 88123",
        at: { file: "mail.log", line: 99_120 },
      },
    },
    {
      template: "Sorry, # is closed on <host>",
      direction: "outbound",
      count: 4,
      sample: {
        text: "554 Sorry, 12 is closed on mx.example.net",
        at: { file: "mail.log.1", line: 5 },
      },
    },
    {
      template: "No.",
      direction: "inbound",
      count: 1,
      sample: { text: "554 No.", at: { file: "mail.log.1", line: 9 } },
    },
  ],
};

/** A log without a line. */
export const emptyReport: Report = {
  ...sampleReport,
  range: { from: null, to: null },
  input: {
    files: ["standard input"],
    bytes: 0,
    lines: 0,
    events: 0,
    ignored: 0,
    unparsed: 0,
    oversized: 0,
    evicted: 0,
  },
  totals: {
    attempts: {
      delivered: 0,
      deferred: 0,
      bounced: 0,
      rejected: 0,
      expired: 0,
      discarded: 0,
      held: 0,
      probed: 0,
    },
    recipients: outcomes,
  },
  replies: [],
  problems: [],
  unknown: [],
};

/** A quiet hour in which everything arrived. */
export const fineReport: Report = {
  ...emptyReport,
  range: { from: "2026-11-20T08:00:00.000Z", to: "2026-11-20T08:59:12.000Z" },
  input: {
    ...emptyReport.input,
    files: ["mail.log"],
    bytes: 9_120,
    lines: 61,
    events: 12,
    ignored: 49,
  },
  totals: {
    attempts: { ...emptyReport.totals.attempts, delivered: 12 },
    recipients: { ...outcomes, delivered: 12 },
  },
  replies: [{ direction: "outbound", code: 250, enhanced: "2.0.0", count: 12 }],
};
