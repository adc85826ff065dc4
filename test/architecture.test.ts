import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findEffects } from "./architecture/find-effects.js";
import { findImports, type Import } from "./architecture/find-imports.js";

const root = join(import.meta.dirname, "..");
const source = join(root, "src");

/** What a room may import: other rooms, and packages (`node:fs` stands for `node:fs/promises` too). */
interface Permission {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/** Who may import whom. A room is a directory of `src/`, or a file there; `src/README.md` tells what each is for. */
const mayImport: Readonly<Record<string, Permission>> = {
  model: { rooms: [], packages: [] },
  errors: { rooms: [], packages: [] },
  "package-files": { rooms: [], packages: [] },
  text: { rooms: [], packages: [] },
  input: {
    rooms: ["errors", "model", "locale"],
    packages: ["split2", "node:fs", "node:path", "node:stream", "node:timers", "node:zlib"],
  },
  parse: { rooms: ["model", "text"], packages: [] },
  correlate: { rooms: ["model", "text"], packages: [] },
  reply: { rooms: ["model"], packages: [] },
  locale: {
    rooms: ["model", "errors", "package-files"],
    packages: ["intl-messageformat", "node:fs", "node:module"],
  },
  document: { rooms: ["text", "locale"], packages: ["yaml", "zod"] },
  catalog: {
    rooms: ["model", "reply", "errors", "text", "package-files", "locale", "document"],
    packages: ["zod", "@eslint-community/regexpp", "node:fs"],
  },
  codes: { rooms: ["model", "reply", "catalog"], packages: [] },
  compare: { rooms: ["model", "catalog", "codes"], packages: [] },
  classify: { rooms: ["model", "reply", "catalog"], packages: [] },
  aggregate: { rooms: ["model", "errors", "text"], packages: [] },
  report: {
    rooms: [
      ...["model", "aggregate", "catalog", "classify", "locale", "reply", "text"],
      ...["codes", "compare", "check", "redact"],
    ],
    packages: ["cli-table3", "picocolors", "fast-string-width", "zod"],
  },
  check: {
    rooms: ["model", "text", "locale", "document", "aggregate", "pipeline"],
    packages: ["zod"],
  },
  redact: { rooms: ["text"], packages: [] },
  config: {
    rooms: ["model", "text", "locale", "document", "check", "report"],
    packages: ["zod"],
  },
  pipeline: {
    rooms: ["parse", "correlate", "reply", "catalog", "classify", "aggregate", "model", "text"],
    packages: [],
  },
  explain: {
    rooms: [
      ...["model", "locale", "reply", "catalog", "codes"],
      ...["classify", "pipeline", "report"],
    ],
    packages: [],
  },
  reference: {
    rooms: ["model", "catalog", "locale", "codes", "compare", "report", "package-files"],
    packages: ["node:fs"],
  },
  index: {
    rooms: [
      ...["model", "errors", "text", "input", "parse", "correlate", "reply", "catalog"],
      ...["locale", "classify", "aggregate", "report", "pipeline", "explain"],
      ...["codes", "compare", "reference", "check", "redact", "config"],
    ],
    packages: [],
  },
  "check-rules": { rooms: ["catalog", "package-files"], packages: [] },
  evaluate: {
    rooms: ["model", "reply", "catalog", "classify", "package-files"],
    packages: ["zod", "node:fs"],
  },
  "check-locales": {
    rooms: ["catalog", "locale", "model", "package-files"],
    packages: ["intl-messageformat", "node:fs", "node:crypto"],
  },
  // And of the other rooms what index.ts exports, see below.
  cli: {
    rooms: ["package-files"],
    packages: ["commander", "node:crypto", "node:fs", "node:path", "node:stream", "node:tty"],
  },
  bin: { rooms: ["cli"], packages: [] },
};

/** Packages that only some files of their room may import. */
const onlyIn: readonly { readonly package: RegExp; readonly files: RegExp }[] = [
  { package: /^cli-table3$/, files: /^report\/table\.ts$/ },
  {
    package: /^node:fs/,
    files:
      /^(?!catalog\/|locale\/|check-locales\/|evaluate\/|reference\/)|^reference\/write-reference\.ts$|^catalog\/(?:load|pack)-catalog\.ts$|^locale\/read-locale-file\.ts$|^(?:check-locales|evaluate)\/main\.ts$/,
  },
  {
    package: /^(?:intl-messageformat|node:module)$/,
    files: /^(?:locale\/format-message|check-locales\/check-message)\.ts$/,
  },
];

interface SourceFile {
  /** Below `src/`, with slashes. */
  readonly path: string;
  readonly room: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const files: readonly SourceFile[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"))
  .sort()
  .map((path) => {
    const text = readFileSync(join(source, path), "utf8");
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, room: roomOf(path), tree, imports: findImports(tree) };
  });

function roomOf(path: string): string {
  return path.split("/")[0]?.replace(/\.ts$/, "") ?? "";
}

/** Path below `src/` that a relative import leads to. */
function target(from: string, specifier: string): string {
  const absolute = join(source, from, "..", specifier).replace(/\.js$/, ".ts");
  return relative(source, absolute).replaceAll("\\", "/");
}

/** What `index.ts` exports, as `module#name`. */
const published = new Set(
  files
    .filter(({ room }) => room === "index")
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, names }) =>
        names.map((name) => `${target(path, specifier)}#${name}`),
      ),
    ),
);

function faultsOf(file: SourceFile): string[] {
  const permission = mayImport[file.room];
  if (permission === undefined) return [`${file.room} is no room: add it to the table`];
  return file.imports.flatMap((one) =>
    one.specifier.startsWith(".")
      ? faultOfRoom(file, one, permission)
      : faultOfPackage(file, one, permission),
  );
}

function faultOfRoom(file: SourceFile, one: Import, { rooms }: Permission): string[] {
  const to = target(file.path, one.specifier);
  const room = roomOf(to);
  if (room === file.room || rooms.includes(room)) return [];
  if (file.room !== "cli") return [`imports ${to}: ${file.room} may not import ${room}`];
  if (room === "index") return [];
  // The CLI is the library's first customer. It names the modules themselves, so that a command
  // loads no more than it needs, but takes from them only what index.ts publishes.
  return one.names.length === 0
    ? [`imports ${to} without naming what, so that index.ts cannot be asked`]
    : one.names
        .filter((name) => !published.has(`${to}#${name}`))
        .map((name) => `takes ${name} from ${to}, which index.ts does not export`);
}

function faultOfPackage(file: SourceFile, one: Import, { packages }: Permission): string[] {
  const name = one.specifier.replace(/^(node:[^/]+)\/.*$/, "$1");
  if (!packages.includes(name)) return [`imports ${name}: ${file.room} may not`];
  return onlyIn
    .filter((rule) => rule.package.test(name) && !rule.files.test(file.path))
    .map(() => `imports ${name}: other files of ${file.room} do that`);
}

describe("imports point one way", () => {
  test.each(files)("$path", (file) => {
    expect(faultsOf(file)).toEqual([]);
  });
});

describe("rooms above cli are pure", () => {
  const pure = files.filter(({ room }) => room !== "cli" && room !== "bin");
  const scripts = [
    "catalog/pack-catalog.ts",
    "check-locales/main.ts",
    "check-rules/main.ts",
    "evaluate/main.ts",
    "reference/write-reference.ts",
  ];
  test.each(pure.filter(({ path }) => !scripts.includes(path)))("$path", ({ tree }) => {
    expect(findEffects(tree)).toEqual([]);
  });
});

describe("a command loads no more than it needs", () => {
  /** Files and packages that are loaded with a file before anything of it runs. */
  function loadedWith(path: string): ReadonlySet<string> {
    const loaded = new Set<string>();
    const visit = (one: string): void => {
      if (loaded.has(one)) return;
      loaded.add(one);
      const file = files.find((candidate) => candidate.path === one);
      for (const { specifier, isType, isDynamic } of file?.imports ?? []) {
        if (isType || isDynamic) continue;
        visit(specifier.startsWith(".") ? target(one, specifier) : specifier);
      }
    };
    visit(path);
    return loaded;
  }

  const heavy = [
    ...["zod", "cli-table3", "intl-messageformat", "@eslint-community/regexpp"],
    ...["pipeline.ts", "index.ts"],
  ];

  test.each([
    "bin.ts",
    "cli/commands/explain.ts",
    "cli/commands/compare.ts",
    "cli/commands/codes.ts",
  ])("%s", (path) => {
    expect(heavy.filter((name) => loadedWith(path).has(name))).toEqual([]);
  });

  test.each([
    "cli/commands/report.ts",
    "cli/commands/events.ts",
    "cli/commands/check.ts",
    "index.ts",
  ])("%s", (path) => {
    expect(loadedWith(path).has("zod")).toBe(false);
  });
});

test("bin.ts stays under 15 lines", () => {
  expect(readFileSync(join(source, "bin.ts"), "utf8").split("\n").length).toBeLessThan(15);
});

test("no file hides in a room called after nothing", () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/;
  expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
});
