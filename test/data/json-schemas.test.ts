import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonSchemas } from "../../src/catalog/json-schemas.js";

// `npx vitest run test/data/json-schemas.test.ts -u` writes them anew.

const schemas = jsonSchemas();

test.each([...schemas])("data/schema/%s.schema.json is up to date", async (name, text) => {
  await expect(text).toMatchFileSnapshot(`../../data/schema/${name}.schema.json`);
});

test("no schema is left over", () => {
  const names = readdirSync(new URL("../../data/schema/", import.meta.url)).sort();
  expect(names).toEqual([...schemas.keys()].map((name) => `${name}.schema.json`).sort());
});

describe("what they describe", () => {
  test("the classes and roles are closed sets", () => {
    const schema = JSON.parse(schemas.get("reply-codes") ?? "");
    const entry = schema.properties.replyCodes.items;
    expect(entry.additionalProperties).toBe(false);
    expect(entry.required).toContain("fix");
    expect(entry.properties.fix).toMatchObject({ additionalProperties: false, minProperties: 1 });
    expect(Object.keys(entry.properties.fix.properties)).toEqual([
      "sender-admin",
      "author",
      "list-owner",
      "recipient-admin",
    ]);
  });
});
