import { describe, expect, test } from "vitest";
import { lintExampleText } from "../../src/catalog/lint-example-text.js";
import { lintFixes } from "../../src/catalog/lint-fixes.js";
import { lintOwner } from "../../src/catalog/lint-owner.js";
import { lintReference } from "../../src/catalog/lint-reference.js";
import { lintRepeats } from "../../src/catalog/lint-repeats.js";
import { lintSeeAlso } from "../../src/catalog/lint-see-also.js";
import { catalog } from "../classify/catalog.js";
import { inEnglish } from "./in-english.js";

describe("owner", () => {
  const fix = { "sender-admin": ["Mend it."] };

  test.each([
    { name: "a failure", owner: "sender-admin", causes: ["policy"], classes: ["5"], where: [] },
    { name: "nobody has to act", owner: "wait", causes: ["network"], classes: ["4"], where: [] },
    { name: "success", owner: null, causes: [], classes: ["2"], where: [] },
    {
      name: "of both kinds",
      owner: "sender-admin",
      causes: ["tls"],
      classes: ["2", "5"],
      where: [],
    },
    { name: "a 4xx where nothing failed", owner: null, causes: [], classes: ["4"], where: [] },
    { name: "owner of a success", owner: "author", causes: [], classes: ["2"], where: ["owner"] },
    { name: "no owner", owner: null, causes: ["policy"], classes: ["5"], where: ["causes"] },
    { name: "no cause", owner: "sender-admin", causes: [], classes: ["5"], where: ["causes"] },
    { name: "no step", owner: "author", causes: ["policy"], classes: ["5"], where: ["fix"] },
  ] as const)("$name", ({ owner, causes, classes, where }) => {
    expect(lintOwner({ owner, causes, fix }, classes).map(([place]) => place)).toEqual(where);
  });
});

test("fixes hold no placeholder and no odd backtick", () => {
  expect(lintFixes({ author: ["Write to `ann@example.com`."] })).toEqual([]);
  const found = lintFixes({ author: ["Ask {relayHost}."], "list-owner": ["Fine.", "Run `x."] });
  expect(found.map(([where, what]) => [where, inEnglish(what)])).toEqual([
    ["fix.author[0]", expect.stringMatching(/^placeholder \{relayHost\};/)],
    ["fix.list-owner[1]", expect.stringMatching(/^a backtick without its partner;/)],
  ]);
});

test("no list says a thing twice", () => {
  expect(lintRepeats({ code: 550, texts: ["a", "b"], enhanced: [] })).toEqual([]);
  const found = lintRepeats({ texts: ["a", "b", "a"], causes: ["tls"] });
  expect(found.map(([where, what]) => [where, inEnglish(what)])).toEqual([
    ["texts", '"a" stands here twice; keep one'],
  ]);
});

describe("texts use example domains only", () => {
  test.each([
    { text: "550 5.1.1 <ann@example.com>: User unknown", found: 0 },
    { text: "host mx.example[192.0.2.1] said", found: 0 },
    { text: "554 5.7.1 198.51.100.7 and 203.0.113.9, mx.corp.example.org", found: 0 },
    { text: "550 5.1.4 RESOLVER.ADR.Ambiguous; ambiguous address", found: 0 },
    { text: "nobody@example.invalid, 5.7.26", found: 0 },
    { text: "550 see mail.corp.com", found: 1 },
    { text: "554 [10.1.2.3] and 8.8.8.8", found: 2 },
    { text: "notexample.com", found: 1 },
  ])("$text", ({ text, found }) => {
    expect(lintExampleText(text)).toHaveLength(found);
  });
});

describe("references", () => {
  const known = { "RFC 5321": ["4.2.3"], "RFC 6647": [] };

  test.each([
    { text: "RFC 5321 section 4.2.3", found: [] },
    { text: "RFC 5321", found: [] },
    { text: "RFC 6647; RFC 5321 section 4.2.3", found: [] },
    { text: "draft-hall-prdr-00", found: [] },
    { text: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3", found: [] },
    { text: "https://www.iana.org/assignments/smtp-enhanced-status-codes", found: [] },
    {
      text: "RFC 5321 section 4.2.33",
      found: ["section 4.2.33 of RFC 5321 is not in rfc-sections.json; look it up"],
    },
    { text: "RFC 5312 section 4", found: ["RFC 5312 is not in rfc-sections.json; look it up"] },
    {
      text: "https://www.rfc-editor.org/rfc/rfc5321#section-9",
      found: ["section 9 of RFC 5321 is not in rfc-sections.json; look it up"],
    },
  ])("$text", ({ text, found }) => {
    expect(lintReference(text, known)).toEqual(found);
  });
});

test("see also names other codes that have an entry", () => {
  const first = catalog.replyCodes.get(550);
  if (first === undefined) throw new Error("the catalog has no 550");
  const seeAlso = ["551", "X.1.1", "550", "559", "X.9.9"];
  const replyCodes = new Map(catalog.replyCodes).set(550, { ...first, seeAlso });
  expect(lintSeeAlso(catalog)).toEqual([]);
  expect(
    lintSeeAlso({ ...catalog, replyCodes }).map(({ where, what }) => `${where}: ${what}`),
  ).toEqual([
    "replyCodes[3].seeAlso (550): names itself",
    "replyCodes[3].seeAlso (550): 559 has no entry",
    "replyCodes[3].seeAlso (550): X.9.9 has no entry",
  ]);
});
