/**
 * Whose reply or outcome it is: `outbound`, a remote server's answer to us; `inbound`, our server's
 * answer to a client; `local`, what a local delivery agent did.
 */
export const directions = ["outbound", "inbound", "local"] as const;

export type Direction = (typeof directions)[number];
