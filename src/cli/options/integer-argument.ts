import { usageError } from "./usage-error.js";

/** A whole number within bounds; throws a sentence that names the option. */
export function integerArgument(
  option: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  // As they are typed, without the marks that a language groups digits by.
  const values = { least: String(least), most: String(most) };
  throw usageError(option, text, "error.notAWholeNumber", values);
}
