import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { exitCodes } from "../src/cli/exit-codes.js";
import { reportFormats } from "../src/report/index.js";
import { runMailwhy } from "./cli/test-io.js";
import { tempDir } from "./input/temp-dir.js";
import { findBlocks, joinSession, splitSession } from "./readme/blocks.js";
import { checkScript, runScript, type Script } from "./readme/script.js";
import { type Place, runLine } from "./readme/shell.js";

// Each block of the README is run: `console` shows what its commands print, 80 columns wide, without
// colour, in UTC; the commands of `sh` must succeed; `ts` is a script that a command runs.
// UPDATE_README=1 writes what came out; read the difference like code.

const root = join(import.meta.dirname, "..");
const path = join(root, "README.md");
const readme = readFileSync(path, "utf8");
const blocks = findBlocks(readme);
const isUpdating = process.env.UPDATE_README === "1";
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

if (isUpdating && process.env.CI) {
  throw new Error("UPDATE_README is for people who read what changes; CI never writes the README");
}

function ofLanguage(language: string) {
  return blocks
    .filter((block) => block.language === language)
    .map((block) => ({ ...block, name: `line ${block.line}: ${block.content.split("\n")[0]}` }));
}

const scratch = tempDir();

const scripts = ofLanguage("ts").map(({ content, name }) => ({
  title: name,
  name: /^\/\/ (\S+)\n/.exec(content)?.[1] ?? "",
  source: content,
}));

test("every block is of a kind that is checked", () => {
  const languages = new Set(blocks.map(({ language }) => language));
  expect([...languages].sort()).toEqual(["console", "sh", "ts"]);
  expect(readme.match(/^```/gm)).toHaveLength(blocks.length * 2);
});

describe("scripts", () => {
  test.each(scripts)("$title compiles", (script) => {
    expect(checkScript(script, root, join(scratch, script.name))).toEqual([]);
  });

  test.each(scripts)("$title is run", ({ name }) => {
    const commands = ofLanguage("console").flatMap(({ content }) => splitSession(content));
    expect(commands.map(({ command }) => command)).toContain(`node ${name}`);
  });
});

describe("sessions", () => {
  const place: Place = {
    cwd: root,
    root: scratch,
    runScript: (name) => runScript(scriptCalled(name), root, scratch),
  };
  const replaced: { start: number; from: string; to: string }[] = [];

  test.each(ofLanguage("console"))("$name", async ({ content, start }) => {
    const prompts = splitSession(content);
    const actual: typeof prompts = [];
    for (const { command } of prompts) {
      const { out, err } = await runLine(command, place);
      actual.push({ command, output: out + err });
    }
    const to = joinSession(actual);
    if (isUpdating) replaced.push({ start, from: content, to });
    else expect(content).toBe(to);
  });

  afterAll(() => {
    if (!isUpdating) return;
    let text = readme;
    for (const { start, from, to } of replaced.sort((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + to + text.slice(start + from.length);
    }
    writeFileSync(path, text);
  });
});

function scriptCalled(name: string): Script {
  const script = scripts.find((one) => one.name === name);
  if (script === undefined) throw new Error(`the README shows no script called ${name}`);
  return script;
}

describe("commands", () => {
  const lines = ofLanguage("sh").flatMap(({ content }) =>
    content
      .split("\n")
      .map((line) => line.replace(/\s+#\s.*$/, ""))
      .filter((line) => line !== "" && !line.startsWith("#")),
  );

  test.each(lines.filter((line) => !isSetUp(line)))("%s", async (line) => {
    expect(await runLine(line, serverPlace())).toMatchObject({ code: 0, err: "" });
  });

  test.each(lines.filter(isSetUp))("%s", (line) => {
    expect(faultOfSetUp(line)).toBeNull();
  });
});

/** Commands that install, build or record; they are looked at, not run. */
function isSetUp(line: string): boolean {
  return /^(?:[A-Z_]+=\S+ )?(?:np[mx]|test\/lab\/\S+)(?: |$)/.test(line);
}

function faultOfSetUp(line: string): string | null {
  const [command = "", ...words] = line.replace(/^[A-Z_]+=\S+ /, "").split(" ");
  if (!command.startsWith("np")) return existsSync(join(root, command)) ? null : "no such file";
  if (command === "npx") {
    const file = words.at(-1) ?? "";
    return words[0] === "vitest" && existsSync(join(root, file)) ? null : `what is ${line}?`;
  }
  const [verb = "", ...rest] = words;
  if (verb === "install") {
    const wanted = rest.at(-1);
    return wanted === manifest.name || wanted === "." ? null : `installs ${wanted}`;
  }
  if (verb === "ci") return null;
  const script = { run: rest[0], cit: "test", test: "test", start: "start" }[verb];
  return script !== undefined && script in manifest.scripts ? null : `no such script: ${line}`;
}

/** A server with rotated logs, and a build directory with a log of its own. */
function serverPlace(): Place {
  const place = join(scratch, "server");
  const logs = join(place, "var/log");
  mkdirSync(join(logs, "exim4"), { recursive: true });
  const postfix = readFileSync(join(root, "samples/postfix/rsyslog-bsd.log"), "utf8").split("\n");
  const part = (from: number, to?: number) => postfix.slice(from, to).join("\n");
  writeFileSync(join(logs, "mail.log.2.gz"), gzipSync(part(0, 500)));
  writeFileSync(join(logs, "mail.log.1"), part(500, 1000));
  writeFileSync(join(logs, "mail.log"), part(1000));
  writeFileSync(
    join(logs, "exim4/mainlog"),
    readFileSync(join(root, "samples/exim/mainlog-default.log")),
  );
  writeFileSync(
    join(place, "send.log"),
    postfix.filter((line) => /smtp\[.* status=sent /.test(line)).join("\n"),
  );
  return { cwd: place, root: place };
}

describe("tables", () => {
  /** First column of the table below a heading. */
  function firstColumn(heading: string, text = readme): string[] {
    const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    return Array.from(section.matchAll(/^\| `([^`]+)`/gm), ([, name = ""]) => name);
  }

  test("the fields of an event", async () => {
    const argv = ["events", "samples/exim/mainlog-default.log"];
    const { out } = await runMailwhy(argv, { cwd: root });
    const event = JSON.parse(out.slice(0, out.indexOf("\n")));
    expect(firstColumn("Events")).toEqual(Object.keys(event));
  });

  test("the exit codes", () => {
    const documented = firstColumn("Exit codes").map(Number);
    expect(Object.values(exitCodes)).toEqual(expect.arrayContaining(documented));
    expect(documented).toEqual([exitCodes.done, exitCodes.overBudget, exitCodes.couldNotRun]);
  });

  test("the formats", () => {
    expect(firstColumn("Formats").filter((name) => !name.includes(" "))).toEqual([
      ...reportFormats,
    ]);
  });

  test("the rooms of src/", () => {
    const rooms = readdirSync(join(root, "src"))
      .filter((name) => name !== "README.md")
      .map((name) => name.replace(/\.ts$/, ""));
    const text = readFileSync(join(root, "src/README.md"), "utf8");
    expect(firstColumn("The rooms", text).sort()).toEqual([...new Set(rooms)].sort());
  });

  test("files that the text points to are there", () => {
    const links = Array.from(readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, to = ""]) => to);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((to) => !existsSync(join(root, to)))).toEqual([]);
  });
});
