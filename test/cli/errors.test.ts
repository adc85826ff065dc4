import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorsKeys } from "../../src/locale/errors-keys.js";
import { languages } from "../../src/model/language.js";
import { tempDir } from "../input/temp-dir.js";
import { runMailwhy } from "./test-io.js";

const dir = tempDir();
const translations = languages.filter((language) => language !== "en");
const bounced =
  "Nov 21 22:00:02 mail01 postfix/smtp[2]: 4jX6ws6Zbtz1B: to=<ann@example.com>, relay=none, " +
  "delay=1.2, delays=0.1/0/0.5/0.6, dsn=4.4.1, status=deferred (Connection timed out)\n";
writeFileSync(join(dir, "mail.log"), bounced);
writeFileSync(join(dir, "notes.txt"), "7\n");
writeFileSync(join(dir, "empty.log"), "");
writeFileSync(join(dir, "mail.log.xz"), Buffer.from("\xfd7zXZ\0\0", "latin1"));
writeFileSync(join(dir, "core"), Buffer.from("\x7fELF\0\0\0\0", "latin1"));
writeFileSync(join(dir, "wide.log"), Buffer.from(bounced, "utf16le"));
writeFileSync(join(dir, "cut.gz"), Buffer.from("\x1f\x8b\x08\0\0\0\0\0\0\x03", "latin1"));
writeFileSync(
  join(dir, "bad.gz"),
  Buffer.from(`\x1f\x8b\x08\0\0\0\0\0\0\x03${"\xff".repeat(99)}`, "latin1"),
);
mkdirSync(join(dir, "logs"));

const messages: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../data/locales/en/errors.json"), "utf8"),
);

/** Command lines that end with words on standard error, and the messages that they show. */
const failures: readonly (readonly [argv: readonly string[], ...keys: readonly string[]])[] = [
  [["none.log"], "noSuchFile"],
  [["550"], "noSuchFileCode"],
  [["--since", "2h", "events"], "noSuchFileOrder"],
  [["evnets"], "noSuchFileNear"],
  [["logs"], "directoryAsIn"],
  [["cut.gz"], "gzipCutOff"],
  [["bad.gz"], "gzipDamaged"],
  [["wide.log"], "utf16"],
  [["mail.log.xz"], "foreignUnpack", "format.xz"],
  [["core"], "foreign", "format.program"],
  [["notes.txt"], "notALog.auto", "knownLogs"],
  [["--log-format", "exim", "mail.log"], "notALog.exim"],
  [["--log-format", "postfix", "notes.txt"], "notALog.postfix"],
  [["empty.log"], "emptyLog", "whereLogged"],
  [["empty.log", "-"], "emptyLogs", "standardInput"],
  [["-", "-"], "stdinTwice"],
  [["explain"], "emptySubject"],
  [["explain", "999"], "noReplyCode"],
  [["explain", "3.1.1"], "noEnhancedCode"],
  [
    ["explain", "Nov 21 22:00:02 mail01 postfix/qmgr[2]: 4jX6ws6Zbtz1B: removed"],
    "lineWithoutOutcome",
  ],
  [["explain", "hello"], "nothingKnown"],
  [["compare", "252", "252"], "sameCode"],
  [["compare", "252", "599"], "unknownCode"],
  [["compare", "252", "7"], "noCode"],
  [["--since", "7", "mail.log"], "notATime"],
  [["--reference-date", "7", "mail.log"], "notADate"],
  [["--interval", "x", "mail.log"], "notATimeSpan"],
  [["--timezone", "x", "mail.log"], "notATimezone"],
  [["--top", "x", "mail.log"], "notAWholeNumber"],
  [["codes", "--cause", "xyzzy-7"], "notAMember"],
  [["codes", "--cause", "greylistng"], "notAMemberNear"],
  [["--since", "now", "--until", "1h", "mail.log"], "sinceAfterUntil"],
  [["--output", "none/x", "mail.log"], "unwritable", "write.noDirectory"],
  [["--output", "mail.log/x", "mail.log"], "unwritable", "write.directoryIsFile"],
  [["--output", "logs", "mail.log"], "unwritable", "write.isDirectory"],
  [["--output", "mail.log", "logs/../mail.log"], "unwritable", "write.isInput"],
  [["events", "--output", "mail.log", "mail.log"], "unwritable", "write.isInput"],
  [["check", "--report", "json=mail.log", "mail.log"], "unwritable", "write.isInput"],
  [["report", "--colour"], "unknownOption", "didYouMean", "seeHelp"],
  [["report", "--hlop"], "unknownOption", "didYouMeanOneOf"],
  [["compare", "1"], "missingArgument", "seeHelp"],
  [["compare", "1", "2", "3"], "tooManyArguments"],
  [["report", "--top"], "missingValue"],
  [["report", "--format", "xml"], "invalidValue"],
];

/** What a message says besides its arguments, as patterns in their order. */
function fixedParts(key: string): string[] {
  const message = messages[`error.${key}`] ?? "";
  const plain = message
    .replace(/\{\w+, plural,(?:[^{}]|\{[^{}]*\})*\}/g, "{n}")
    .replaceAll("''", "'");
  return plain.split(/\{\w+\}/).filter((part) => /[a-z]{3}/i.test(part));
}

/** What would show that a text is English still: more than names and a word or two. */
const sentences = errorsKeys
  .flatMap((key) => fixedParts(key.replace(/^error\./, "")))
  .filter((part) => /[a-z]{2,} [a-z]{2,} [a-z]/i.test(part));

test.each(failures.map(([argv, ...keys], index) => ({ argv, keys, index })))(
  "$argv is told in English and another language",
  async ({ argv, keys, index }) => {
    const english = await runMailwhy(argv, { cwd: dir });
    expect(english.code).toBe(2);
    for (const part of keys.flatMap(fixedParts)) expect(english.err).toContain(part);
    // Each in one of them: that nothing is missing in any is what check-locales holds.
    const language = translations[index % translations.length] ?? "fr";
    const other = await runMailwhy([...argv, "--lang", language], { cwd: dir });
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/^mailwhy: /);
    expect(sentences.filter((part) => other.err.includes(part))).toEqual([]);
  },
);

describe("every text of an error is a message", () => {
  const root = join(import.meta.dirname, "../../src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  const filesWith = (pattern: RegExp) =>
    files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  test("what has no phrases tells of files that the phrases stand in", () => {
    expect(filesWith(/new MailwhyError\(/)).toEqual(["locale/read-locale-file.ts"]);
  });

  test("standard error is written to where words are", () => {
    expect(filesWith(/\bio\.stderr\.write\(/)).toEqual(["cli/progress.ts"]);
    expect(filesWith(/writeText\(io\.stderr/)).toEqual([
      ...["cli/choose-task.ts", "cli/failure.ts", "cli/run.ts"],
    ]);
  });

  test("every message is used", () => {
    const source = files.filter(({ name }) => !name.endsWith("-keys.ts")).map(({ text }) => text);
    const isUsed = (key: string) => source.some((text) => text.includes(`"${key}"`));
    const composed = /^error\.(?:format|notALog)\./;
    expect(errorsKeys.filter((key) => !isUsed(key) && !composed.test(key))).toEqual([]);
  });
});
