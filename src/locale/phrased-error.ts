import { MailwhyError, type MailwhyErrorCode } from "../errors.js";
import { englishWords } from "./load-words.js";
import { type Phrase, sayPhrase } from "./phrase.js";

/**
 * An error that can be said in every language. Its `message` is the English one; `sayPhrase` says its
 * phrases otherwise.
 */
export class PhrasedError extends MailwhyError {
  /** One a line. */
  readonly phrases: readonly Phrase[];

  constructor(code: MailwhyErrorCode, phrases: Phrase | readonly Phrase[], options?: ErrorOptions) {
    const list = "key" in phrases ? [phrases] : phrases;
    super(code, list.map((phrase) => sayPhrase(phrase, englishWords)).join("\n"), options);
    this.phrases = list;
  }
}

/** An error as phrases, one a line. Only the locale files themselves are told of in English alone. */
export function phrasesOf(error: MailwhyError): readonly Phrase[] {
  if (error instanceof PhrasedError) return error.phrases;
  const findings = error.message.split("\n");
  return findings.map((finding) => ({ key: "error.invalidData", values: { finding } }));
}
