/** A server's whole answer to one command (RFC 5321 section 4.2), unfolded into one line. */
export interface ServerReply {
  /** Reply code, 200 to 599; null where the log shows the text alone. */
  readonly code: number | null;
  /** Enhanced status code (RFC 3463) as the reply carries it, else null. */
  readonly enhanced: string | null;
  /** The text without its repeated codes. */
  readonly text: string;
}
