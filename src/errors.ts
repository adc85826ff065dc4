/** Kinds of trouble that the operator can mend. */
export type MailwhyErrorCode =
  | "USAGE"
  | "INPUT_UNREADABLE"
  | "INPUT_NOT_A_LOG"
  | "OUTPUT_UNWRITABLE"
  | "CATALOG_INVALID"
  | "CONFIG_INVALID";

/** An error whose message says in one sentence what is wrong, where, and what to do. */
export class MailwhyError extends Error {
  readonly code: MailwhyErrorCode;

  constructor(code: MailwhyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MailwhyError";
    this.code = code;
  }
}
