import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashOf } from "../../src/catalog/catalog-stamp.js";
import { loadCatalog, loadCodes } from "../../src/catalog/load-catalog.js";

const small = new URL("../data/small/", import.meta.url);
const names = [
  "causes.json",
  "reply-codes.json",
  "enhanced-status-codes.json",
  "catalog/10-first.json",
  "catalog/20-second.json",
];

let root: string;
let directory: URL;
let stampFile: URL;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "mailwhy-catalog-"));
  directory = pathToFileURL(`${join(root, "data")}/`);
  stampFile = pathToFileURL(join(root, "stamp.json"));
  await cp(small, directory, { recursive: true });
});

afterEach(() => rm(root, { recursive: true }));

async function edit(name: string, from: string, to: string): Promise<void> {
  const file = new URL(name, directory);
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

async function stamp(): Promise<void> {
  const hashes: Record<string, string> = {};
  for (const name of names) hashes[name] = hashOf(await readFile(new URL(name, directory)));
  await writeFile(stampFile, JSON.stringify(hashes));
}

describe("loadCatalog", () => {
  test("reads all parts, rules in the order of the file names", async () => {
    const catalog = await loadCatalog(directory, stampFile);
    expect(catalog.causes.size).toBe(29);
    expect([...catalog.replyCodes.keys()]).toEqual([450, 550]);
    expect([...catalog.enhancedStatusCodes.keys()]).toEqual(["X.1.1", "X.1.2", "X.1.10"]);
    expect(catalog.rules.map(({ id }) => id)).toEqual([
      "mailbox-full.over-quota",
      "mailbox-full.any",
    ]);
  });

  test("a stamped catalog loads to the same value", async () => {
    const validated = await loadCatalog(directory, stampFile);
    await stamp();
    expect(await loadCatalog(directory, stampFile)).toEqual(validated);
  });

  test("a stamp is believed: what it names is not validated again", async () => {
    await edit("causes.json", '"title": "Title"', '"title": ""');
    await stamp();
    expect((await loadCatalog(directory, stampFile)).causes.get("mailbox-unknown")?.title).toBe("");
  });

  test.each([
    ["causes.json", '"title": "Title"', '"title": ""', "causes[0].title (mailbox-unknown)"],
    ["reply-codes.json", '"code": 550', '"code": 950', "replyCodes[1].code (950)"],
    ["enhanced-status-codes.json", '"X.1.2"', '"X.2"', "enhancedStatusCodes[1].code (X.2)"],
    ["catalog/10-first.json", "is full", "is .*full", "rules[0].pattern (mailbox-full.over-quota)"],
  ])("an edited %s is validated in spite of the stamp", async (name, from, to, where) => {
    await stamp();
    await edit(name, from, to);
    await expect(loadCatalog(directory, stampFile)).rejects.toThrow(`${name}: ${where}: `);
  });

  test.each(["", "[1", "null", '{"causes.json": 1}'])("the stamp %j is none", async (text) => {
    await edit("causes.json", '"title": "Title"', '"title": ""');
    await writeFile(stampFile, text);
    await expect(loadCatalog(directory, stampFile)).rejects.toThrow("causes[0].title");
  });

  test("a rules file that the stamp does not know makes all rules be validated", async () => {
    await stamp();
    await cp(new URL("catalog/20-second.json", directory), new URL("catalog/05.json", directory));
    await expect(loadCatalog(directory, stampFile)).rejects.toThrow(
      "catalog/20-second.json: rules[0].id (mailbox-full.any): stands in catalog/05.json already",
    );
  });

  test("a rules file that is gone makes all rules be validated", async () => {
    await edit("catalog/20-second.json", "is full", "is .*full");
    await stamp();
    await rm(new URL("catalog/10-first.json", directory));
    await expect(loadCatalog(directory, stampFile)).rejects.toThrow("unbounded repetition");
  });

  test.each(["causes.json", "reply-codes.json", "enhanced-status-codes.json", "catalog"])(
    "says that %s is missing",
    async (name) => {
      await rm(new URL(name, directory), { recursive: true });
      const error: unknown = await loadCatalog(directory, stampFile).catch((reason) => reason);
      expect(error).toMatchObject({
        code: "CATALOG_INVALID",
        message: `${name === "catalog" ? "catalog/" : name}: the file: cannot be read (ENOENT); install the package again, or name its data directory`,
      });
    },
  );

  test("says where a file is not UTF-8", async () => {
    await writeFile(new URL("causes.json", directory), Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(loadCatalog(directory, stampFile)).rejects.toThrow(
      "causes.json: text: not UTF-8; save the file as UTF-8",
    );
  });
});

test("loadCodes reads no rules", async () => {
  await rm(new URL("catalog", directory), { recursive: true });
  const codes = await loadCodes(directory, stampFile);
  expect(codes.replyCodes.get(550)?.name).toBe("Name");
  expect(codes).not.toHaveProperty("rules");
});
