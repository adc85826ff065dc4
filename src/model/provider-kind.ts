/**
 * What a provider of replies is: it keeps mailboxes, filters mail for others, keeps a list of
 * addresses, sends mail for others, or is no organisation but the software that a server runs.
 */
export const providerKinds = ["mailbox", "filter", "blocklist", "relay", "software"] as const;

export type ProviderKind = (typeof providerKinds)[number];
