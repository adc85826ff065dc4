import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCatalog, loadCodes } from "../../src/catalog/load-catalog.js";
import {
  packCodes,
  packRules,
  unpackCodes,
  unpackRules,
} from "../../src/catalog/packed-catalog.js";

const small = new URL("../data/small/", import.meta.url);
let root: string;
let directory: URL;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "mailwhy-catalog-"));
  directory = pathToFileURL(`${join(root, "data")}/`);
  await cp(small, directory, { recursive: true });
});

afterEach(() => rm(root, { recursive: true }));

async function edit(name: string, from: string, to: string): Promise<void> {
  const file = new URL(name, directory);
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

describe("loadCatalog", () => {
  test("reads all parts, rules in the order of the file names", async () => {
    const catalog = await loadCatalog(directory);
    expect(catalog.causes.size).toBe(29);
    expect([...catalog.replyCodes.keys()]).toEqual([450, 550]);
    expect([...catalog.enhancedStatusCodes.keys()]).toEqual(["X.1.1", "X.1.2", "X.1.10"]);
    expect(catalog.rules.map(({ id }) => id)).toEqual([
      "mailbox-full.over-quota",
      "mailbox-full.any",
    ]);
  });

  test("is the same when it was packed", async () => {
    const catalog = await loadCatalog(directory);
    expect({
      ...unpackCodes(packCodes(catalog)),
      ...unpackRules(packRules(catalog)),
      ownRules: [],
    }).toEqual(catalog);
  });

  test.each([
    ["causes.json", '"title": "Title"', '"title": ""', "causes[0].title (mailbox-unknown)"],
    ["reply-codes.json", '"code": 550', '"code": 950', "replyCodes[1].code (950)"],
    ["enhanced-status-codes.json", '"X.1.2"', '"X.2"', "enhancedStatusCodes[1].code (X.2)"],
    ["catalog/10-first.json", "is full", "is .*full", "rules[0].pattern (mailbox-full.over-quota)"],
  ])("%s is validated", async (name, from, to, where) => {
    await edit(name, from, to);
    await expect(loadCatalog(directory)).rejects.toThrow(`${name}: ${where}: `);
  });

  test("rules of all files are validated together", async () => {
    await cp(new URL("catalog/20-second.json", directory), new URL("catalog/05.json", directory));
    await expect(loadCatalog(directory)).rejects.toThrow(
      "catalog/20-second.json: rules[0].id (mailbox-full.any): stands in catalog/05.json already",
    );
  });

  test.each(["causes.json", "reply-codes.json", "enhanced-status-codes.json", "catalog"])(
    "says that %s is missing",
    async (name) => {
      await rm(new URL(name, directory), { recursive: true });
      const error: unknown = await loadCatalog(directory).catch((reason) => reason);
      expect(error).toMatchObject({
        code: "CATALOG_INVALID",
        message: `${name === "catalog" ? "catalog/" : name}: cannot be read (ENOENT); install mailwhy again`,
      });
    },
  );

  test("says where a file is not UTF-8", async () => {
    await writeFile(new URL("causes.json", directory), Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(loadCatalog(directory)).rejects.toThrow(
      "causes.json: not UTF-8; save the file as UTF-8",
    );
  });
});

test("loadCodes reads no rules", async () => {
  await rm(new URL("catalog", directory), { recursive: true });
  const codes = await loadCodes(directory);
  expect(codes.replyCodes.get(550)?.name).toBe("Name");
  expect(codes).not.toHaveProperty("rules");
});
