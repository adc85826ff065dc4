import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { tempDir } from "./input/temp-dir.js";

// Packs as `npm publish` does, unpacks elsewhere beside nothing but the dependencies, and runs it.

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const sample = join(root, "samples/exim/mainlog-default.log");
const scratch = tempDir();
const elsewhere = join(scratch, "elsewhere");
const unpacked = join(elsewhere, "node_modules/mailwhy");
const bin = join(unpacked, manifest.bin.mailwhy);
let packed: string[] = [];

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

beforeAll(() => {
  const source = join(scratch, "source");
  const modules = join(root, "node_modules");
  const wanted = [
    ...[
      "package.json",
      "tsconfig.json",
      "tsconfig.build.json",
      "rolldown.config.mjs",
      "src",
      "data",
      "samples",
      "test",
    ],
    ...["README.md", "CHANGELOG.md", "LICENSE"],
  ];
  for (const name of wanted) cpSync(join(root, name), join(source, name), { recursive: true });
  symlinkSync(modules, join(source, "node_modules"));
  const [report] = JSON.parse(
    run("npm", ["pack", "--json", "--silent"], source).replace(/^[^[]*/, ""),
  );
  packed = report.files.map(({ path }: { readonly path: string }) => path);

  mkdirSync(unpacked, { recursive: true });
  run("tar", ["-xzf", join(source, report.filename), "-C", unpacked, "--strip-components=1"], root);
  mkdirSync(join(unpacked, "node_modules/@eslint-community"), { recursive: true });
  for (const name of Object.keys(manifest.dependencies)) {
    symlinkSync(join(modules, name), join(unpacked, "node_modules", name));
  }
}, 120_000);

describe("what is packed", () => {
  test("all that is needed and no more", () => {
    const needed = [
      ...["package.json", "README.md", "CHANGELOG.md", "LICENSE"],
      ...["dist/bin.js", "dist/index.js", "dist/index.d.ts"],
      ...["data/causes.json", "data/report.schema.json", "data/README.md"],
      ...["data/check.schema.json", "data/config.schema.json"],
      ...["data/locales/en/interface.json", "data/locales/en/reference.json"],
    ];
    expect(packed).toEqual(expect.arrayContaining(needed));
    const known =
      /^(?:dist\/.+\.(?:js|d\.ts|json)|data\/.+\.(?:json|md)|[A-Z]+(?:\.md)?|package\.json)$/;
    expect(packed.filter((path) => !known.test(path))).toEqual([]);
    expect(packed.filter((path) => path.startsWith("dist/check-locales/"))).toEqual([]);
  });

  test("the command can be run", () => {
    // npm makes it executable where it installs it.
    expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe("installed elsewhere", () => {
  const mailwhy = (...args: string[]) => run(process.execPath, [bin, ...args], elsewhere);

  test("tells its version", () => {
    expect(mailwhy("--version")).toBe(`${manifest.version}\n`);
  });

  test("explains", () => {
    expect(mailwhy("explain", "550")).toMatch(/^550 .*\n5xx Permanent/);
  });

  test("explains in another language", () => {
    expect(mailwhy("explain", "--lang", "zh", "559")).toMatch(/\p{sc=Han}/u);
  });

  test("reports", () => {
    expect(mailwhy(sample)).toMatch(/ delivered .* bounced\n/);
  });

  test("is imported by its name", () => {
    const script = 'import { causes, parseReply } from "mailwhy"; console.log(causes.length);';
    const args = ["--input-type=module", "-e", script];
    expect(Number(run(process.execPath, args, elsewhere))).toBeGreaterThan(20);
  });
});

describe("package.json", () => {
  test("versions are pinned", () => {
    const { dependencies, devDependencies } = manifest;
    const versions = Object.values<string>({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test("the changelog tells of this version first", () => {
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
    const [, version] = /^## \[(?!Unreleased)([^\]]+)\] - \d{4}-\d\d-\d\d$/m.exec(changelog) ?? [];
    expect(version).toBe(manifest.version);
  });

  test("the lock file names no registry", () => {
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(
      /"resolved": "https?:/,
    );
  });
});
