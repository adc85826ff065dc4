import type { ProviderKind } from "./provider-kind.js";

/** Why mail did not arrive: the closed set that every report, rule and translation shares. */
export const causes = [
  "mailbox-unknown",
  "mailbox-disabled",
  "mailbox-full",
  "address-syntax",
  "domain-not-found",
  "sender-rejected",
  "sender-authentication",
  "smtp-auth",
  "relay-denied",
  "reverse-dns",
  "blocklist",
  "reputation",
  "spam-content",
  "malware-content",
  "policy",
  "rate-limit",
  "greylisting",
  "message-size",
  "message-format",
  "tls",
  "dns-temporary",
  "network",
  "protocol",
  "mail-loop",
  "expired",
  "remote-fault",
  "local-fault",
  "not-verified",
  "unknown",
] as const;

export type Cause = (typeof causes)[number];

/**
 * Causes that lie in one recipient, in the way there or in the message's own past, whoever the
 * provider is: a report shows them once, not once for each provider.
 */
export const causesAnywhere: ReadonlySet<Cause> = new Set([
  "mailbox-unknown",
  "mailbox-disabled",
  "mailbox-full",
  "address-syntax",
  "domain-not-found",
  "greylisting",
  "dns-temporary",
  "network",
  "mail-loop",
  "expired",
  "local-fault",
  "not-verified",
  "unknown",
]);

/** Who can act on a cause; `wait`: nobody has to, the queue tries again. */
export const owners = [
  "sender-admin",
  "author",
  "list-owner",
  "recipient",
  "recipient-admin",
  "wait",
] as const;

export type Owner = (typeof owners)[number];

/**
 * What a verdict rests on, strongest first: the reply's text, its enhanced status code, its reply
 * code, or nothing that the catalog knows.
 */
export const evidences = ["text", "enhanced", "code", "none"] as const;

export type Evidence = (typeof evidences)[number];

/** The verdict on one failed attempt. */
export interface Classification {
  readonly cause: Cause;
  readonly owner: Owner;
  /** Whether trying the same message again can succeed without anybody acting. */
  readonly retry: boolean;
  /** Id of the provider or product whose reply this is, else null. */
  readonly provider: string | null;
  /** What the provider is; null where there is none. */
  readonly providerKind: ProviderKind | null;
  /** Id of the catalog entry that decided, else null. */
  readonly rule: string | null;
  readonly evidence: Evidence;
}
