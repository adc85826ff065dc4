import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { message } from "../check/check-log.js";
import { tempDir } from "../input/temp-dir.js";
import { runMailwhy } from "./test-io.js";

const cwd = tempDir();
const rule = (lines: string) => `rules:
  - id: own.ticket
    cause: policy
    pattern: 'spam found'
    literals: [spam found]
    speaker: reply
    source: handbook
    examples: [{ text: 550 spam found }]
${lines}`;

/** Files that are wrong somewhere, and the lines that must be named. */
const files: Readonly<Record<string, readonly [text: string, ...lines: readonly number[]]>> = {
  "wrong.yaml": [
    "check:\n  max:\n    bounced: -1\n  min: 7\n  allow:\n    - code: [1]\n      reason: ''\n  redact: maybe\n  direction: 7\n",
    ...[3, 4, 6, 7, 8, 9],
  ],
  "unknown.yaml": ["check:\n  colour: x\n  maxx: {}\n", 2, 3],
  "meaning.yaml": [
    "check:\n  max:\n    bouncd: 0\n    code:9: 0\n  allow:\n    - reason: x\n",
    3,
    4,
    6,
  ],
  "tab.yaml": ["check:\n\tmax: {}\n", 2],
  "list.yaml": ["- check\n", 1],
  "fields.rules.yaml": [rule("    retry: 7\n    colour: x\n    links: [x]\n"), 9, 10, 11],
  "kinds.rules.yaml": ["rules:\n  - id: own\n    cause: spam\n", 2, 3],
  "pattern.rules.yaml": [rule("").replace("'spam found'", "'spam.*(found'"), 4],
  "repeat.rules.yaml": [rule("").replace("'spam found'", "'spam found.*'"), 4],
  "literal.rules.yaml": [rule("").replace("[spam found]", "[ticket]"), 4],
  "example.rules.yaml": [rule("").replace("550 spam found", "550 ham found"), 8],
  "names.rules.yaml": [rule("    provider: gmial\n    advice: listed-ipp\n"), 9, 10],
  "steps.rules.yaml": [
    rule("    advice: { outbound: { headline: '{recipient}', steps: ['run `x', '{domain}'] } }\n"),
    9,
  ],
  "escape.rules.yaml": [rule("").replace("'spam found'", '"spam \\d"'), 4],
};
for (const [name, [text]] of Object.entries(files)) writeFileSync(join(cwd, name), text);

/** Words that every English sentence of the program holds one of, and no other language. */
const english =
  /(?<![\w.'"[-])(?:the|is|an?|not|give|expected|found|missing|here|known|holds|names|valid)(?![\w.'"\]-])/i;

const languages = ["fr", "es", "vi", "th", "zh"] as const;

function argumentsFor(name: string): readonly string[] {
  return name.includes("rules") ? ["rules", "test", name] : ["config", "show", "--config", name];
}

describe.each(Object.keys(files))("%s", (name) => {
  const lines = files[name]?.slice(1);

  test("in English, each line is named", async () => {
    const { code, err } = await runMailwhy(argumentsFor(name), { cwd });
    expect(code).toBe(2);
    const named = linesIn(err, name);
    expect([...new Set(named)]).toEqual(expect.arrayContaining([...(lines ?? [])]));
    expect(named).toEqual(named.toSorted((a, b) => a - b));
    expect(err).toMatch(english);
  });

  test.each(languages)(
    "in %s, no sentence is English, and file and line stand there",
    async (lang) => {
      const said = await runMailwhy([...argumentsFor(name), "--lang", lang], { cwd });
      const plain = await runMailwhy(argumentsFor(name), { cwd });
      expect(said.code).toBe(2);
      expect(linesIn(said.err, name)).toEqual(linesIn(plain.err, name));
      const words = said.err.replaceAll(/"[^"]*"|\{\w+\}|'[^']*'/g, "").replaceAll(name, "");
      // In French and Spanish, `a` is a word, too.
      expect(words.replaceAll(/(?<!\w)a(?!\w)/g, "")).not.toMatch(english);
    },
  );
});

function linesIn(err: string, name: string): readonly number[] {
  const lines = err.trimEnd().split("\n");
  return lines.map((line) => Number(line.match(`^mailwhy: ${name}:(\\d+)`)?.[1]));
}

test.each([
  ["config", "show", "--config", "."],
  ["rules", "test", "."],
  ["check", "--baseline", ".", "good.log"],
])("a directory is no file: mailwhy %s %s %s", async (...words) => {
  const { code, err } = await runMailwhy(words, { cwd });
  expect(code).toBe(2);
  expect(err).toBe("mailwhy: . is a directory: name a file\n");
});

test("what is left out of a long list is counted", async () => {
  const budgets = Array.from({ length: 25 }, (_, index) => `    xyzzy${index}: 0\n`).join("");
  writeFileSync(join(cwd, "many.yaml"), `check:\n  max:\n${budgets}`);
  const { err } = await runMailwhy(["config", "show", "--config", "many.yaml"], { cwd });
  expect(err.trimEnd().split("\n")).toHaveLength(21);
  expect(err).toContain("and 5 more problems");
});

describe("what is wrong with a rule is told by its cause", () => {
  const told = async (text: string) => {
    writeFileSync(join(cwd, "own.rules.yaml"), text);
    return (await runMailwhy(["rules", "test", "own.rules.yaml"], { cwd })).err;
  };

  test("its own conditions, though another rule takes the example", async () => {
    const other = rule("").replace("own.ticket", "own.other").replace("rules:\n", "");
    const err = await told(rule("    codes: [421]\n") + other);
    expect(err).toContain("own.rules.yaml:8: rules[0].examples[0] (own.ticket)");
    expect(err).not.toContain("own.other");
  });

  test("a key that is missing", async () => {
    const err = await told(rule("").replace("    speaker: reply\n", ""));
    expect(err).toContain("rules[0].speaker (own.ticket): missing; give one of reply, own, any");
  });

  test("a letter is no slip for a word", async () => {
    const { err } = await runMailwhy(["check", "--max", "x=1", "good.log"], { cwd });
    expect(err).toContain(`"x" is nothing that a budget can count; known are`);
  });
});

test("where nothing was unknown, the file that is written is a sound one", async () => {
  writeFileSync(join(cwd, "good.log"), message("ann@example.com", "sent").join("\n"));
  const written = await runMailwhy(["unknown", "--output", "none.rules.yaml", "good.log"], { cwd });
  expect(written.code).toBe(0);
  const { code, out } = await runMailwhy(["rules", "test", "none.rules.yaml"], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^0 rules /);
});

describe("inputs that cannot be judged", () => {
  writeFileSync(join(cwd, "good.log"), message("ann@example.com", "sent").join("\n"));
  const words = ["check", "good.log", "none.log", "--reference-date", "2026-11-30"];

  test("people are told in their language", async () => {
    const { out } = await runMailwhy([...words, "--lang", "fr"], { cwd });
    expect(out).toContain("✗ fichier introuvable\u00a0: none.log");
    expect(out).not.toContain("no such file");
  });

  test.each(["json", "junit", "markdown"])("%s stays English", async (format) => {
    const inFrench = await runMailwhy([...words, "--lang", "fr", "--format", format], { cwd });
    const { out } = await runMailwhy([...words, "--format", format], { cwd });
    expect(inFrench.out).toBe(out);
    expect(out).toContain("no such file: none.log");
  });

  test("what is quoted of another file is redacted in every language", async () => {
    writeFileSync(join(cwd, "notes.txt"), "for ann.smith@corp.test\n");
    for (const lang of ["en", "th"]) {
      const { out } = await runMailwhy(["check", "--redact", "notes.txt", "--lang", lang], { cwd });
      expect(out).toContain("notes.txt");
      expect(out).not.toContain("ann.smith");
    }
  });
});
