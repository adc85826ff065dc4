/** Daemons and commands of Postfix, as the last part of their syslog tag. */
const programs = new Set([
  "anvil",
  "bounce",
  "cleanup",
  "defer",
  "discard",
  "dnsblog",
  "error",
  "flush",
  "lmtp",
  "local",
  "master",
  "nqmgr",
  "oqmgr",
  "pickup",
  "pipe",
  "postalias",
  "postconf",
  "postdrop",
  "postfix-script",
  "postfix-tlsrpt",
  "postlog",
  "postlogd",
  "postmap",
  "postmulti",
  "postqueue",
  "postscreen",
  "postsuper",
  "proxymap",
  "qmgr",
  "qmqpd",
  "retry",
  "scache",
  "sendmail",
  "showq",
  "smtp",
  "smtpd",
  "spawn",
  "tlsmgr",
  "tlsproxy",
  "trace",
  "trivial-rewrite",
  "verify",
  "virtual",
]);

/** A Postfix program and the instance that it belongs to. */
export interface PostfixTag {
  readonly program: string;
  readonly instance: string;
}

/**
 * Parses a syslog tag such as `postfix/smtp`, `postfix/submission/smtpd` or `postfix-out/smtp`.
 * `syslog_name` may be anything, so the last part decides; the first names the instance.
 */
export function parsePostfixTag(tag: string): PostfixTag | undefined {
  const last = tag.lastIndexOf("/");
  if (last < 0) return tag === "postfix" ? { program: "postfix", instance: tag } : undefined;
  const program = tag.slice(last + 1);
  if (!programs.has(program)) {
    return tag.startsWith("postfix/") ? { program, instance: "postfix" } : undefined;
  }
  return { program, instance: tag.slice(0, tag.indexOf("/")) };
}
