import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load-catalog.js";
import { localizeCatalog } from "../../src/catalog/localize-catalog.js";
import { localizeCause, localizeCode, localizeRule } from "../../src/catalog/localize-entry.js";
import { mergeAdvice } from "../../src/classify/advice.js";
import { catalog } from "../classify/catalog.js";
import { tempDir } from "../input/temp-dir.js";

const cause = catalog.causes.get("tls");
const reply = catalog.replyCodes.get(550);
const enhanced = catalog.enhancedStatusCodes.get("X.1.1");
const rule = catalog.rules.find(({ id }) => id === "spam.any");
if (cause === undefined || reply === undefined || enhanced === undefined || rule === undefined) {
  throw new Error("the small catalog lacks an entry");
}

describe("entries", () => {
  test("a cause: part by part, the rest stays English", () => {
    const localized = localizeCause(cause, {
      title: "TLS échoue",
      advice: { outbound: { headline: "Échec TLS", steps: ["Regardez."] }, local: "x" },
    });
    expect(localized.title).toBe("TLS échoue");
    expect(localized.explanation).toBe("tls");
    expect(localized.advice.outbound).toEqual({
      ...cause.advice.outbound,
      headline: "Échec TLS",
      steps: ["Regardez."],
    });
    expect(localized.advice.local).toEqual(cause.advice.local);
  });

  test("a code: texts and fixes, but no facts", () => {
    const localized = localizeCode(reply, {
      code: 551,
      name: "Nom",
      meaning: "Sens.",
      owner: "author",
      fix: { "sender-admin": ["Faites-le."], author: ["Rien."] },
    });
    expect(localized).toEqual({
      ...reply,
      name: "Nom",
      meaning: "Sens.",
      fix: { "sender-admin": ["Faites-le."] },
    });
    expect(localizeCode(enhanced, { title: "Titre", name: "Nom" })).toEqual({
      ...enhanced,
      title: "Titre",
    });
  });

  test("a rule: only the parts that it has", () => {
    const texts = {
      outbound: { headline: "Pourriel", summary: "Neuf." },
      inbound: { headline: "x" },
    };
    expect(localizeRule(rule, texts).advice).toEqual({
      outbound: { owner: "list-owner", headline: "Pourriel" },
    });
  });

  test.each([
    { name: "another number of steps", texts: { fix: { "sender-admin": ["Un.", "Deux."] } } },
    { name: "no list", texts: { fix: { "sender-admin": "Un." } } },
    { name: "an empty text", texts: { meaning: "" } },
    { name: "a number", texts: { meaning: 5 } },
    { name: "no object", texts: "x" },
    { name: "nothing", texts: undefined },
  ])("$name: English", ({ texts }) => {
    expect(localizeCode(reply, texts)).toEqual(reply);
  });
});

describe("the catalog", () => {
  const scratch = tempDir();
  const directory = pathToFileURL(`${scratch}/`);
  const write = (name: string, value: unknown) => {
    mkdirSync(join(scratch, name, ".."), { recursive: true });
    writeFileSync(join(scratch, name), JSON.stringify(value));
  };
  write("es/causes.json", { tls: { title: "Falla TLS" } });
  write("es/reply-codes.json", { 550: { name: "Nombre" } });
  write("es/rules.json", { "spam.any": { outbound: { headline: "Correo basura" } } });

  test("English is the catalog itself, and no file is read", async () => {
    const nowhere = new URL("file:///nowhere/");
    expect(await localizeCatalog(catalog, "en", nowhere)).toBe(catalog);
  });

  test("has the texts of the language, entry by entry", async () => {
    const localized = await localizeCatalog(catalog, "es", directory);
    expect(localized.causes.get("tls")?.title).toBe("Falla TLS");
    expect(localized.causes.get("network")).toBe(catalog.causes.get("network"));
    expect(localized.replyCodes.get(550)?.name).toBe("Nombre");
    expect(localized.enhancedStatusCodes).toEqual(catalog.enhancedStatusCodes);
    const spam = localized.rules.find(({ id }) => id === "spam.any");
    expect(mergeAdvice(localized, "reputation", spam ?? null, "outbound").headline).toBe(
      "Correo basura",
    );
    expect([...localized.causes.keys()]).toEqual([...catalog.causes.keys()]);
  });

  test("codes alone ask for no rules", async () => {
    const { rules, ...codes } = catalog;
    const localized = await localizeCatalog(codes, "es", directory);
    expect(localized).not.toHaveProperty("rules");
    expect(rules.length).toBeGreaterThan(0);
  });

  test("a language without files is English", async () => {
    const localized = await localizeCatalog(catalog, "vi", directory);
    expect(localized.rules).toEqual(catalog.rules);
    expect(localized.causes).toEqual(catalog.causes);
  });

  test("the package's own languages lie over the package's own catalog", async () => {
    const english = await loadCatalog();
    const french = await localizeCatalog(english, "fr");
    expect(french.causes.get("tls")?.title).not.toBe(english.causes.get("tls")?.title);
    expect(french.causes.get("tls")?.advice.local.owner).toBe(
      english.causes.get("tls")?.advice.local.owner,
    );
  });
});
