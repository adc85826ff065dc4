import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { renderCheckJunit } from "../../src/report/check-junit.js";
import {
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";

const schema = readFileSync(new URL("../schemas/junit-jenkins.xsd", import.meta.url), "utf8");

async function faultsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "check.xml", contents: xml },
    schema: { fileName: "junit.xsd", contents: schema },
  });
  return errors.map(({ message }) => message);
}

function countOf(xml: string, pattern: RegExp): number {
  return Array.from(xml.matchAll(pattern)).length;
}

describe("JUnit XML", () => {
  test.each([
    { name: "passed", check: passedCheck },
    { name: "failed", check: failedCheck },
    { name: "unjudged", check: unjudgedCheck },
    { name: "hostile", check: hostileCheck },
    { name: "many", check: { ...manyCheck, findings: manyCheck.findings.slice(0, 300) } },
  ])("$name: keeps to Jenkins' schema, and its sums are right", async ({ check }) => {
    const xml = renderCheckJunit(check);
    expect(await faultsOf(xml)).toEqual([]);
    const [, tests, failures, errors] =
      /<testsuites name="mailwhy check" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(xml) ??
      [];
    expect(Number(tests)).toBe(1 + check.budgets.length + check.findings.length);
    expect(countOf(xml, /<testcase /g)).toBe(Number(tests));
    expect(countOf(xml, /<failure /g)).toBe(Number(failures));
    expect(countOf(xml, /<error /g)).toBe(Number(errors));
  });

  test("the schema is one that refuses", async () => {
    const xml = renderCheckJunit(failedCheck).replace('name="max bounced=0"', "");
    expect(await faultsOf(xml)).not.toEqual([]);
  });

  test("a failure says how much, where, and what to do", () => {
    const xml = renderCheckJunit(failedCheck);
    expect(xml).toContain(
      '<testcase classname="mailwhy.budgets" name="max bounced=0">\n' +
        '      <failure message="4 recipients, at most 0 allowed" type="mailwhy">' +
        "logs/send.log:12: The mailbox does not exist (550 5.1.1)</failure>",
    );
    expect(xml).toContain("logs/send.log:12: 550 5.1.1 &lt;user-3f2a@domain-91c0.invalid&gt;: Rec");
    expect(xml).toContain("Fix: Take the addresses off the list.\n1. Look for a typing error");
  });

  test("what is allowed or known is skipped, what was not judged is no success", () => {
    const failed = renderCheckJunit(failedCheck);
    expect(failed).toContain("<skipped>known: the baseline accepts 2 recipients</skipped>");
    expect(failed).toContain("<skipped>allowed</skipped>");
    const unjudged = renderCheckJunit(unjudgedCheck);
    expect(unjudged).toMatch(/failures="2" errors="1"/);
    expect(unjudged).toMatch(
      /name="max rate:deferred=2%">\s*<skipped>the log could not be judged</,
    );
  });
});
