import { describe, expect, test } from "vitest";
import { acceptLocale, checkLocale } from "../../src/check-locales/check-locale.js";
import { compareStructure } from "../../src/check-locales/compare-structure.js";
import { englishEntries } from "../../src/check-locales/english-entries.js";
import { findStale, fingerprint, fingerprints } from "../../src/check-locales/fingerprint.js";
import { catalog } from "../classify/catalog.js";

const english = { a: { title: "One", steps: ["Go.", "Stop."] }, b: { title: "Two" } };
const sound = { a: { title: "Un", steps: ["Allez.", "Arrêtez."] }, b: { title: "Deux" } };

describe("structure", () => {
  test.each([
    { name: "sound", translated: sound, problems: [] },
    {
      name: "an entry missing",
      translated: { a: sound.a },
      problems: ["b: missing; translate it"],
    },
    {
      name: "a part missing",
      translated: { ...sound, a: { steps: sound.a.steps } },
      problems: ["a.title: missing; translate it"],
    },
    {
      name: "superfluous",
      translated: { ...sound, c: {} },
      problems: ["c: superfluous: the English has no such key"],
    },
    {
      name: "fewer steps",
      translated: { ...sound, a: { title: "Un", steps: ["Allez."] } },
      problems: ["a.steps: 1 steps where the English has 2"],
    },
    {
      name: "a text for a list",
      translated: { ...sound, a: { title: "Un", steps: "Allez." } },
      problems: ["a.steps: expected a list of steps"],
    },
    {
      name: "a number for a text",
      translated: { ...sound, b: { title: 2 } },
      problems: ["b.title: expected a text"],
    },
    {
      name: "out of order",
      translated: { b: sound.b, a: sound.a },
      problems: ["b: out of the order of the English file"],
    },
    { name: "no object", translated: [], problems: [": expected parts by name"] },
    {
      name: "names of the prototype are no keys",
      translated: { ...sound, constructor: "x" },
      problems: ["constructor: superfluous: the English has no such key"],
    },
  ])("$name", ({ translated, problems }) => {
    const found = compareStructure("causes", english, translated);
    expect(found.problems.map(({ where, what }) => `${where}: ${what}`)).toEqual(problems);
  });

  test("pairs each text with its translation", () => {
    expect(compareStructure("causes", english, sound).pairs.slice(0, 2)).toEqual([
      { file: "causes", where: "a.title", english: "One", translated: "Un" },
      { file: "causes", where: "a.steps[0]", english: "Go.", translated: "Allez." },
    ]);
  });
});

describe("staleness", () => {
  const accepted = fingerprints("causes", english, sound);

  test("a fingerprint is eight hexadecimal digits of the English texts", () => {
    expect(fingerprint("One")).toMatch(/^[0-9a-f]{8}$/);
    expect(fingerprint({ title: "One" })).not.toBe(fingerprint({ title: "One." }));
    expect(Object.keys(accepted)).toEqual(["causes/a", "causes/b"]);
  });

  test.each([
    { name: "accepted", madeFrom: accepted, translated: sound, problems: [] },
    {
      name: "nothing accepted",
      madeFrom: {},
      translated: sound,
      problems: ["the file: not accepted yet; read the file once more, then --accept"],
    },
    {
      name: "the English changed",
      madeFrom: { ...accepted, "causes/a": "00000000" },
      translated: sound,
      problems: ["a: stale: the English has changed; mend the translation, then --accept"],
    },
    {
      name: "a new entry",
      madeFrom: { "causes/a": fingerprint(english.a) },
      translated: sound,
      problems: ["b: not accepted yet; read it once more, then --accept"],
    },
    {
      name: "an entry gone",
      madeFrom: { ...accepted, "causes/c": "00000000" },
      translated: sound,
      problems: ["c: superfluous in causes; --accept drops it"],
    },
    { name: "nothing translated", madeFrom: {}, translated: {}, problems: [] },
  ])("$name", ({ madeFrom, translated, problems }) => {
    const found = findStale("causes", english, translated, madeFrom);
    expect(found.map(({ where, what }) => `${where}: ${what}`)).toEqual(problems);
  });
});

describe("a language", () => {
  const whole = { causes: english, interface: { "report.to": "to {name}" } };
  const language = {
    locale: "fr-FR",
    files: { causes: sound, interface: { "report.to": "à {name}" } },
    madeFrom: {},
    sameAsEnglish: [],
  };

  test("is clean once it is accepted", () => {
    const madeFrom = acceptLocale(whole, language);
    expect(checkLocale(whole, { ...language, madeFrom })).toEqual([]);
  });

  test("a file that is missing is told once", () => {
    const files = { causes: sound };
    const madeFrom = acceptLocale(whole, { files });
    expect(checkLocale(whole, { ...language, files, madeFrom })).toEqual([
      { file: "interface", where: "the file", what: "missing; translate it" },
    ]);
  });

  test("messages are checked as such, prose as prose", () => {
    const files = {
      causes: { ...sound, b: { title: "Two" } },
      interface: { "report.to": "à" },
    };
    const madeFrom = acceptLocale(whole, { files });
    expect(checkLocale(whole, { ...language, files, madeFrom })).toEqual([
      { file: "causes", where: "b.title", what: expect.stringMatching(/^in English still/) },
      { file: "interface", where: "report.to", what: "the argument {name} is missing" },
    ]);
  });
});

test("of the catalog, what is text is translated, and nothing else", () => {
  const entries = englishEntries(catalog);
  expect(entries.causes.tls).toEqual({
    title: "tls",
    explanation: "tls",
    advice: expect.objectContaining({
      local: { headline: "tls local", summary: "Mend tls.", steps: ["Look at tls."] },
    }),
  });
  // Its owner is overridden too, which is no text; the other rules have no advice.
  expect(entries.rules).toEqual({ "spam.any": { outbound: { headline: "Spam" } } });
  expect(entries["reply-codes"]["550"]).toEqual({
    name: "Name",
    meaning: "Meaning.",
    when: "When.",
    use: "Use.",
    action: "Act.",
    retry: "Retry.",
    fix: { "sender-admin": ["Do it."] },
  });
  expect(entries["enhanced-status-codes"]["X.1.1"]).toMatchObject({ title: "Title" });
});
