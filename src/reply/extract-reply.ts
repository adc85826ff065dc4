import type { Mta } from "../model/mta.js";
import type { ServerReply } from "../model/server-reply.js";
import type { Stage } from "../model/stage.js";
import { parseReply } from "./parse-reply.js";
import { replyCodeAt } from "./reply-code.js";

/** A server's reply that an MTA quotes in its log, and the stage that the quotation names. */
export interface ExtractedReply {
  readonly reply: ServerReply;
  /** Null where the MTA does not say which command was answered. */
  readonly stage: Stage | null;
}

const stageOfRequest: readonly (readonly [string, Stage])[] = [
  ["RCPT", "rcpt"],
  ["end of DATA", "end-of-data"],
  ["end of data", "end-of-data"],
  ["MAIL", "mail"],
  ["DATA", "data"],
  ["BDAT", "data"],
  ["EHLO", "helo"],
  ["HELO", "helo"],
  ["LHLO", "helo"],
  ["STARTTLS", "starttls"],
  ["AUTH", "auth"],
  ["initial connection", "connect"],
  ["VRFY", "vrfy"],
  ["ETRN", "etrn"],
  ["PRDR", "end-of-data"],
];

/** Stage of the words with which an MTA names a command: `RCPT TO command`, `pipelined MAIL FROM:<…>`. */
function stageOfWords(words: string): Stage {
  const bare = words.startsWith("pipelined ") ? words.slice("pipelined ".length) : words;
  for (const [name, stage] of stageOfRequest) if (bare.startsWith(name)) return stage;
  return "other";
}

/** `(in reply to RCPT TO command)` at the very end (Postfix `src/smtp/smtp_trouble.c`). */
const inReplyTo = /^\(in reply to ([A-Za-z][A-Za-z ]{2,30}?)(?: command)?\)$/;

/** Postfix's words before a reply, with the stage where they alone tell it. */
const postfixQuotes: readonly (readonly [start: string, pattern: RegExp, stage: Stage | null])[] = [
  ["host ", /^host \S+ said: /, null],
  ["host ", /^host \S+ refused to talk to me: /, "connect"],
  ["SASL ", /^SASL (?:\[CACHED\] )?authentication failed; server \S+ said: /, "auth"],
  ["TLS ", /^TLS is required, but host \S+ refused to start TLS: /, "starttls"],
  ["host ", /^host \S+ refused to start TLS: /, "starttls"],
];

/**
 * Extracts the reply that Postfix quotes in a delivery's reason, or undefined where it quotes none:
 * time-outs, DNS trouble, and its own words. A reason that begins with a code is the server's reply
 * to the whole message (`status=sent (250 2.0.0 Ok …)`).
 */
function extractPostfixReply(text: string): ExtractedReply | undefined {
  if (replyCodeAt(text, 0) !== undefined) {
    return { reply: parseReply(text), stage: "end-of-data" };
  }
  for (const [start, pattern, stage] of postfixQuotes) {
    if (!text.startsWith(start)) continue;
    const match = pattern.exec(text);
    if (match === null) continue;
    const tailAt = text.lastIndexOf("(in reply to ");
    const words = tailAt < 0 ? undefined : inReplyTo.exec(text.slice(tailAt))?.[1];
    const quoted = text.slice(match[0].length, words === undefined ? text.length : tailAt).trim();
    return {
      reply: parseReply(quoted),
      stage: words === undefined ? stage : stageOfWords(words),
    };
  }
  return undefined;
}

/**
 * Exim's words before a reply (`src/src/transports/smtp.c`, `src/src/deliver.c`): up to 4.8x a
 * `host name [ip]: ` stands between them and the reply.
 */
const eximQuote =
  /(?:SMTP|LMTP) error (?:from remote mail(?:er| server) )?after (initial connection|[^:]{2,40}?)(?::? ?<[^>]{0,400}>|:[^\s:]\S{0,400})?(?: [A-Za-z0-9]{2,20}=\S{1,200}){0,8}: (?:host \S+ \[[^\]\s]+\](?::\d+)?: )?(?=[2-5]\d\d(?:[ -]|$))/;
const ehloResponse = /\(EHLO response was: (?=[2-5]\d\d[ -])/;
/** `C="250 OK"`, or the code with which a login failed. */
const bareReply = /^[2-5]\d\d[ -]/;

/** Suffixes that Exim adds behind the reply that it gives up on. */
const eximSuffix = /: retry timeout exceeded$/;

/**
 * Extracts the reply that Exim quotes in the text of a `**` or `==` line, or of a line about one
 * host; undefined where nobody replied.
 */
function extractEximReply(text: string): ExtractedReply | undefined {
  const own = text.replace(eximSuffix, "");
  const quote = eximQuote.exec(own);
  if (quote !== null) {
    const reply = parseReply(own.slice(quote.index + quote[0].length));
    // LMTP answers for each recipient, and only once it has the data (RFC 2033 section 4.2).
    const isLmtpAnswer = quote[0].startsWith("LMTP") && quote[1] === "DATA";
    return { reply, stage: isLmtpAnswer ? "end-of-data" : stageOfWords(quote[1] ?? "") };
  }
  const ehlo = ehloResponse.exec(own);
  if (ehlo !== null) {
    const reply = own.slice(ehlo.index + ehlo[0].length).replace(/\)$/, "");
    return { reply: parseReply(reply), stage: "helo" };
  }
  return bareReply.test(own) ? { reply: parseReply(own), stage: null } : undefined;
}

/** Extracts the reply that an MTA quotes in its explanation; undefined where nobody replied. */
export function extractReply(mta: Mta, text: string): ExtractedReply | undefined {
  return mta === "postfix" ? extractPostfixReply(text) : extractEximReply(text);
}

const suspended = "delivery temporarily suspended: ";

/**
 * The older reply that an explanation repeats, where no server was asked this time (Postfix
 * `src/qmgr/qmgr_error.c`). It tells the cause, but it is not a reply to this attempt.
 */
export function extractEchoedReply(text: string): ExtractedReply | undefined {
  return text.startsWith(suspended) ? extractPostfixReply(text.slice(suspended.length)) : undefined;
}
