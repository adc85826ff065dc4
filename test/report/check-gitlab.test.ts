import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { renderCheckGitlab } from "../../src/report/check-gitlab.js";
import {
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

const file = new URL("../schemas/gitlab-code-quality.schema.json", import.meta.url);
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(file, "utf8")));

interface Issue {
  readonly check_name: string;
  readonly severity: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function issuesOf(check: Parameters<typeof renderCheckGitlab>[0]): readonly Issue[] {
  return JSON.parse(renderCheckGitlab(check));
}

describe("GitLab code quality", () => {
  test.each([
    { name: "passed", check: passedCheck },
    { name: "failed", check: failedCheck },
    { name: "unjudged", check: unjudgedCheck },
    { name: "hostile", check: hostileCheck },
    { name: "many", check: manyCheck },
  ])("$name: keeps to the schema, each fingerprint once", ({ check }) => {
    const issues = issuesOf(check);
    validate(issues);
    expect(validate.errors).toBeNull();
    const others = issues.filter(({ severity }) => severity !== "blocker");
    expect(new Set(others.map(({ fingerprint }) => fingerprint)).size).toBe(
      new Set(check.findings.map(({ id }) => id)).size +
        new Set(
          check.budgets
            .filter(({ isCrossed, findings }) => isCrossed && findings.length === 0)
            .map(({ spec }) => spec),
        ).size,
    );
  });

  test("no byte order mark, which GitLab does not take", () => {
    expect(renderCheckGitlab(failedCheck).startsWith("[\n")).toBe(true);
    expect(renderCheckGitlab({ ...passedCheck, findings: [] })).toBe("[]\n");
  });

  test("what, how bad, where", () => {
    expect(
      issuesOf(failedCheck).map(({ check_name, severity, location }) => [
        check_name,
        severity,
        `${location.path}:${location.lines.begin}`,
      ]),
    ).toEqual([
      ["mailwhy/min", "critical", "logs/send.log:1"],
      ["mailwhy/mailbox-unknown", "critical", "logs/send.log:12"],
      ["mailwhy/relay-denied", "critical", "logs/old logs/send#1.log:7"],
      ["mailwhy/greylisting", "minor", "logs/send.log:31"],
      ["mailwhy/spam-content", "info", "logs/send.log:12"],
      ["mailwhy/mailbox-full", "info", "logs/send.log:1"],
    ]);
    expect(issuesOf(unjudgedCheck)[0]).toMatchObject({ severity: "blocker" });
  });
});
