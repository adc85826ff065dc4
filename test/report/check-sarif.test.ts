import { readFileSync } from "node:fs";
import ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { renderCheckSarif } from "../../src/report/check-sarif.js";
import { pathUri } from "../../src/report/escape-sarif.js";
import {
  failedCheck,
  hostileCheck,
  makeFinding,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

const file = new URL("../schemas/sarif-2.1.0-rtm.5.json", import.meta.url);
// One of its patterns is none with the flag `u`.
const ajv = new ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));

function resultsOf(check: Parameters<typeof renderCheckSarif>[0]) {
  return JSON.parse(renderCheckSarif(check)).runs[0].results;
}

describe("SARIF", () => {
  test.each([
    { name: "passed", check: passedCheck },
    { name: "failed", check: failedCheck },
    { name: "unjudged", check: unjudgedCheck },
    { name: "hostile", check: hostileCheck },
    { name: "many", check: manyCheck },
  ])("$name: keeps to the published schema", ({ check }) => {
    const log = JSON.parse(renderCheckSarif(check));
    validate(log);
    expect(validate.errors).toBeNull();
    const [run] = log.runs;
    for (const { ruleId, ruleIndex } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });

  test("the schema is one that refuses", () => {
    const log = JSON.parse(renderCheckSarif(failedCheck));
    log.runs[0].results[0].level = "fatal";
    expect(validate(log)).toBe(false);
  });

  test("a finding points at its lines, and is the same on another line", () => {
    const [, bounced] = resultsOf(failedCheck);
    expect(bounced.ruleId).toBe("outbound/mailbox-unknown/-/550/5.1.1");
    expect(bounced.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "logs/send.log", uriBaseId: "%SRCROOT%" },
      region: {
        startLine: 12,
        snippet: { text: "550 5.1.1 <user-3f2a@domain-91c0.invalid>: Recipient address rejected" },
      },
    });
    // The third example came from standard input, which is no file.
    expect(bounced.relatedLocations).toHaveLength(1);
    const [example] = makeFinding().examples;
    if (example === undefined) throw new Error("no example");
    const [moved] = resultsOf({
      ...passedCheck,
      findings: [makeFinding({ examples: [{ ...example, at: { ...example.at, line: 99 } }] })],
    });
    expect(moved.partialFingerprints).toEqual(bounced.partialFingerprints);
  });

  test("standing: baseline states and suppressions", () => {
    const standing = resultsOf(failedCheck).map(
      (one: { baselineState: string; suppressions: { justification: string }[] }) => [
        one.baselineState,
        ...one.suppressions.map(({ justification }) => justification),
      ],
    );
    expect(standing).toEqual([
      ["new"],
      ["updated"],
      ["new"],
      ["new"],
      ["unchanged", "known: the baseline accepts 2 recipients"],
      ["unchanged", "allowed"],
    ]);
    expect(resultsOf(passedCheck)[0]).not.toHaveProperty("baselineState");
  });

  test.each([
    { check: passedCheck, executionSuccessful: true, exitCode: 0 },
    { check: failedCheck, executionSuccessful: true, exitCode: 1 },
    { check: unjudgedCheck, executionSuccessful: false, exitCode: 2 },
  ])("exit code $exitCode", ({ check, executionSuccessful, exitCode }) => {
    const [invocation] = JSON.parse(renderCheckSarif(check)).runs[0].invocations;
    expect(invocation).toMatchObject({ executionSuccessful, exitCode });
  });

  test("a message of the log has no placeholder and no link", () => {
    const headline = "{0} [a](1)";
    const [one] = resultsOf({ ...passedCheck, findings: [makeFinding({ headline })] });
    expect(one.message.text).toMatch(/^\{\{0\}\} \[a\] \(1\)\.\n/);
  });
});

test.each([
  ["send.log", "send.log"],
  ["./logs/send.log", "logs/send.log"],
  ["../logs/a b#1%.log", "../logs/a%20b%231%25.log"],
  ["c:d.log", "c%3Ad.log"],
  ["/var/log/mail.log", "file:///var/log/mail.log"],
  ["C:\\logs\\mail.log", "file:///C%3A/logs/mail.log"],
  ["日志.log", "%E6%97%A5%E5%BF%97.log"],
  ["a\ud800.log", "a%EF%BF%BD.log"],
])("%j as a URI", (path, uri) => {
  expect(pathUri(path)).toBe(uri);
});
