import type { Stage } from "../../model/stage.js";

const stageOfCommand: ReadonlyMap<string, Stage> = new Map([
  ["CONNECT", "connect"],
  ["HELO", "helo"],
  ["EHLO", "helo"],
  ["STARTTLS", "starttls"],
  ["TLS", "starttls"],
  ["AUTH", "auth"],
  ["MAIL", "mail"],
  ["RCPT", "rcpt"],
  ["DATA", "data"],
  ["BDAT", "data"],
  ["END-OF-MESSAGE", "end-of-data"],
  ["END OF DATA", "end-of-data"],
  ["VRFY", "vrfy"],
  ["ETRN", "etrn"],
]);

/** The stage of an SMTP command as Postfix's smtpd names it in its log and session counts. */
export function stageOfCommandName(name: string): Stage {
  return stageOfCommand.get(name.toUpperCase()) ?? "other";
}

/** What the smtp client was doing when a session failed (Postfix `src/smtp/smtp_proto.c`). */
const doing: readonly (readonly [RegExp, Stage])[] = [
  [/receiving the initial (?:server|SMTP) greeting/, "connect"],
  [/performing the (?:EHLO|HELO|LHLO) handshake/, "helo"],
  [/performing the initial protocol handshake/, "connect"],
  [/sending (?:MAIL FROM|MAIL)/, "mail"],
  [/sending (?:RCPT TO|RCPT)/, "rcpt"],
  [/sending DATA command/, "data"],
  [/sending message body|sending end of data/, "end-of-data"],
  [/STARTTLS|starting TLS|TLS (?:handshake|session)/, "starttls"],
  [/AUTH|SASL authentication/, "auth"],
];

/** The stage at which a session broke, where Postfix says it in its own words. */
export function stageOfOwnWords(text: string): Stage | null {
  if (text.startsWith("connect to ")) return "connect";
  const at = text.search(/ while (?:receiving|performing|sending|starting) /);
  if (at < 0) return null;
  const words = text.slice(at);
  return doing.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
