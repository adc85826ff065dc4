import { describe, expect, test } from "vitest";
import { renderCheckGithub } from "../../src/report/check-github.js";
import {
  escapeCommandMessage,
  escapeCommandProperty,
} from "../../src/report/escape-workflow-command.js";
import {
  breakouts,
  failedCheck,
  hostileCheck,
  manyCheck,
  passedCheck,
  unjudgedCheck,
} from "./sample-check.js";
import { parseWorkflowCommand, type WorkflowCommand } from "./workflow-commands.js";

function linesOf(check: Parameters<typeof renderCheckGithub>[0]): readonly string[] {
  return renderCheckGithub(check).trimEnd().split("\n");
}

function commandsOf(check: Parameters<typeof renderCheckGithub>[0]): readonly WorkflowCommand[] {
  return linesOf(check)
    .map(parseWorkflowCommand)
    .filter((command) => command !== undefined);
}

describe("annotations of GitHub", () => {
  test.each([
    { name: "passed", check: passedCheck },
    { name: "failed", check: failedCheck },
    { name: "unjudged", check: unjudgedCheck },
    { name: "hostile", check: hostileCheck },
    { name: "many", check: manyCheck },
  ])("$name: the runner reads each line as it was meant", ({ check }) => {
    for (const line of linesOf(check)) {
      const command = parseWorkflowCommand(line);
      if (command === undefined) {
        expect(line).toMatch(/^mailwhy: \d+ more annotations? of this kind left out\.$/);
        continue;
      }
      expect(["error", "warning", "notice"]).toContain(command.name);
      const names = Object.keys(command.properties);
      expect([["title"], ["file", "line", "title"]]).toContainEqual(names);
      if (names.length === 3) expect(command.properties.line).toMatch(/^[1-9]\d*$/);
    }
  });

  test("the verdict, then where and why, what no file has without a place", () => {
    const commands = commandsOf(failedCheck);
    expect(commands.map(({ name, properties }) => [name, properties])).toEqual([
      ["error", { title: "mailwhy check: failed" }],
      ["error", { title: "min delivered=400 is missed" }],
      [
        "error",
        { file: "logs/send.log", line: "12", title: "The mailbox does not exist (550 5.1.1)" },
      ],
      [
        "error",
        {
          file: "logs/old logs/send#1.log",
          line: "7",
          title: "We refused to relay mail for strangers (554 5.7.1)",
        },
      ],
      [
        "warning",
        {
          file: "logs/send.log",
          line: "31",
          title: "Greylisted: the server asks to try again later (450 4.2.0)",
        },
      ],
      ["warning", { title: "An allowance has run out" }],
      ["notice", { title: "The baseline can be smaller" }],
    ]);
    expect(commands[0]?.message).toBe(
      [
        "The log is not within its budgets: 3 of 5 not met.",
        "max bounced=0: 4 recipients, at most 0 allowed",
        "max rate:rejected=0.1%: 0.3135% of 319 recipients (1), at most 0.1% allowed",
        "min delivered=400: 312 recipients, at least 400 wanted",
      ].join("\n"),
    );
    expect(commands[2]?.message).toContain("Fix: Take the addresses off the list.\n1. Look for");
  });

  test("no more of a kind than are shown, and how many are left out", () => {
    const lines = linesOf(manyCheck);
    for (const kind of ["error", "warning"]) {
      expect(lines.filter((line) => line.startsWith(`::${kind} `))).toHaveLength(10);
    }
    expect(lines).toContain("mailwhy: 792 more annotations of this kind left out.");
    expect(lines).toContain("mailwhy: 391 more annotations of this kind left out.");
  });

  test.each(breakouts.map((text) => [text]))("%j survives as text", (text) => {
    const line = `::error title=${escapeCommandProperty(text)}::${escapeCommandMessage([text, text])}`;
    const command = parseWorkflowCommand(line);
    expect(line).not.toMatch(/[\r\n]/);
    const [first, second, third] = command?.message.split("\n") ?? [];
    expect(second).toBe(first);
    expect(third).toBeUndefined();
    expect(command?.properties.title).toBe(first);
  });
});
