import { MailwhyError } from "../../errors.js";

/** An option's value that cannot be used: names the option, the value, and what it takes. */
export function usageError(option: string, value: string, wanted: string): MailwhyError {
  return new MailwhyError("USAGE", `${option} ${JSON.stringify(value)} ${wanted}`);
}
