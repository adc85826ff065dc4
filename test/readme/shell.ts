import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { splitCommand } from "../cli/split-command.js";
import { runMailwhy } from "../cli/test-io.js";

/** A place to run the commands of the README in. */
export interface Place {
  readonly cwd: string;
  /** Stands for `/`, so that `/var/log` can be one's own. */
  readonly root: string;
  /** Runs a script that the README shows. */
  readonly runScript?: (name: string) => Promise<string>;
}

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Tool = (words: readonly string[], stdin: string, place: Place) => Promise<Printed> | Printed;

const done = (out: string): Printed => ({ code: 0, out, err: "" });

/** As much of each tool as the README uses. What it does not know, it refuses. */
const tools: Readonly<Record<string, Tool>> = {
  mailwhy: (words, stdin, { cwd }) => runMailwhy(words, { cwd, stdinText: stdin }),
  cat: (words, _stdin, place) => done(words.map((file) => readText(file, place)).join("")),
  zcat: (words, _stdin, place) =>
    done(words.map((file) => gunzipSync(readFileSync(locate(file, place))).toString()).join("")),
  tail: ([flag, operand], stdin, place) => {
    if (flag === "-n") return done(linesOf(stdin).slice(-Number(operand)).join(""));
    if (flag !== "-F" || operand === undefined) {
      throw new Error("only tail -F FILE and tail -n NUMBER are known here");
    }
    return done(readText(operand, place));
  },
  journalctl: (_words, _stdin, place) => done(readText("/var/log/mail.log", place)),
  grep: (words, stdin, place) => {
    const [pattern = "", file] = words.filter((word) => !word.startsWith("-"));
    const text = file === undefined ? stdin : readText(file, place);
    const lines = linesOf(text).filter((line) => line.includes(pattern));
    const out = words.includes("-c") ? `${lines.length}\n` : lines.join("");
    return { code: lines.length > 0 ? 0 : 1, out, err: "" };
  },
  head: ([flag, count], stdin) => {
    if (flag !== "-n") throw new Error("only head -n NUMBER is known here");
    return done(linesOf(stdin).slice(0, Number(count)).join(""));
  },
  jq: ([filter], stdin) => {
    if (filter !== ".") throw new Error("only jq . is known here");
    return done(
      linesOf(stdin)
        .map((line) => `${JSON.stringify(JSON.parse(line), null, 2)}\n`)
        .join(""),
    );
  },
  mail: () => done(""),
  node: async ([script = ""], _stdin, { runScript }) => {
    if (runScript === undefined) throw new Error(`nobody can run ${script} here`);
    return done(await runScript(script));
  },
};

/** Runs a line of shell: tools joined by pipes, `>` at the end, all as the condition of an exit. */
export async function runLine(line: string, place: Place): Promise<Printed> {
  const condition = /^if (.*); then exit 1; fi$/.exec(line)?.[1];
  const [pipes = "", target] = splitOutside(condition ?? line, ">");
  let printed = done("");
  let err = "";
  for (const part of splitOutside(pipes, "|")) {
    const [name = "", ...words] = splitCommand(part).flatMap((word) => expand(word, place));
    const tool = tools[name];
    if (tool === undefined) throw new Error(`the README uses ${name}, which this test cannot run`);
    printed = await tool(words, printed.out, place);
    err += printed.err;
  }
  const code = condition === undefined ? printed.code : Number(printed.code === 0);
  if (target === undefined) return { code, out: printed.out, err };
  writeFileSync(locate(target.trim(), place), printed.out);
  return { code, out: "", err };
}

/** Splits at an operator that stands between blanks and outside of quotes. */
function splitOutside(line: string, operator: "|" | ">"): string[] {
  const parts = [""];
  for (const [piece] of line.matchAll(/"[^"]*"|'[^']*'|\s[|>]\s|[^"']/g)) {
    if (piece.trim() === operator && piece.length === 3) parts.push("");
    else parts.push((parts.pop() ?? "") + piece);
  }
  return parts;
}

/** Moves absolute paths below the place's root, and expands a `*` at the end. */
function expand(word: string, place: Place): string[] {
  if (!word.startsWith("/")) return [word];
  const path = join(place.root, word);
  if (!path.endsWith("*")) return [path];
  const start = basename(path).slice(0, -1);
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(start));
  return names.sort().map((name) => join(dirname(path), name));
}

function locate(file: string, { cwd, root }: Place): string {
  return file.startsWith("/var/") ? join(root, file) : resolve(cwd, file);
}

function readText(file: string, place: Place): string {
  return readFileSync(locate(file, place), "utf8");
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
