/** The SMTP command (RFC 5321 section 4.1) that a reply answered. */
export const stages = [
  "connect",
  "helo",
  "starttls",
  "auth",
  "mail",
  "rcpt",
  "data",
  "end-of-data",
  "vrfy",
  "etrn",
  "other",
] as const;

export type Stage = (typeof stages)[number];
