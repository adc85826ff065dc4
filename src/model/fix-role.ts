/**
 * Who can mend what a code reports, in the order in which they are shown. `sender-admin`: a remote
 * server answered us; `author`: who wrote the mail; `list-owner`: who keeps the list of addresses;
 * `recipient-admin`: our own server gave the answer.
 */
export const fixRoles = ["sender-admin", "author", "list-owner", "recipient-admin"] as const;

export type FixRole = (typeof fixRoles)[number];
