/**
 * A copy of the text that shares no memory with it. V8 represents a slice of 13 characters and more
 * as a pointer into its parent, so that one kept key would keep a whole block of the log alive; a
 * concatenation is flattened into memory of its own when it is sliced.
 */
export function copyText(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
