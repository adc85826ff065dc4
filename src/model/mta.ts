/** The mail servers whose logs are read. */
export const mtas = ["postfix", "exim"] as const;

export type Mta = (typeof mtas)[number];
