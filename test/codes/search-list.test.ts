import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/catalog.js";
import { listCatalog } from "../../src/codes/catalog-list.js";
import { findTerm } from "../../src/codes/find-term.js";
import { foldText } from "../../src/codes/fold-text.js";
import { searchList } from "../../src/codes/search-list.js";
import { sampleCodes } from "./sample-codes.js";

function found(terms: string, catalog: Catalog = sampleCodes, locale = "en-GB"): string {
  const english = { list: listCatalog(sampleCodes), catalog: sampleCodes };
  const search = { terms: terms.split(" "), english, locale };
  const list = searchList(listCatalog(catalog), search, catalog);
  return [
    ...[...list.replyCodes, ...list.enhancedCodes].map(({ code }) => code),
    ...[...list.causes, ...list.providers].map(({ id }) => id),
  ].join(" ");
}

describe("a search", () => {
  test.each([
    ["vrfy", "252"],
    ["VRFY disabled", "252"],
    // Names before the titles of causes.
    ["mailbox", "450 550 X.1.1 X.1.10 mailbox-unknown"],
    // Whole words before parts of them.
    ["action", "250 450 550 451"],
    ["greylisting", "450 451 X.7.1 greylisting"],
    // All words must be there.
    ["mailbox vrfy", ""],
    ["unrecog", "500"],
    ["alpha", "alpha-mail"],
    ["nowhere", ""],
  ])("for %s", (terms, expected) => {
    const ids = found(terms).split(" ");
    expect(ids.toSorted()).toEqual(expected.split(" ").toSorted());
    expect(ids[0]).toBe(expected.split(" ")[0]);
  });

  test("whole words come before parts", () => {
    const entry = sampleCodes.replyCodes.get(250);
    if (entry === undefined) throw new Error("250 is gone");
    const replyCodes = new Map(sampleCodes.replyCodes)
      .set(250, { ...entry, name: "Relaying" })
      .set(451, { ...entry, code: 451, meaning: "No relay here." });
    expect(found("relay", { ...sampleCodes, replyCodes })).toBe("451 250");
  });
});

describe("in other languages", () => {
  const entry = sampleCodes.enhancedStatusCodes.get("X.1.1");
  test.each([
    { language: "fr", name: "Boîte aux lettres inconnue", query: "BOITE inconnue" },
    { language: "es", name: "Buzón que no existe", query: "buzon" },
    { language: "vi", name: "Địa chỉ không tồn tại", query: "dia chi" },
    { language: "th", name: "ไม่มีเมลบ็อกซ์นี้", query: "เมลบ็อกซ์" },
    { language: "zh", name: "收件人邮箱不存在", query: "邮箱" },
    { language: "zh", name: "收件人邮箱不存在", query: "destination" },
  ])("$query finds $name", ({ language, name, query }) => {
    if (entry === undefined) throw new Error("X.1.1 is gone");
    const enhancedStatusCodes = new Map([["X.1.1", { ...entry, title: name }]]);
    const catalog = { ...sampleCodes, replyCodes: new Map(), enhancedStatusCodes };
    expect(found(query, catalog, language)).toContain("X.1.1");
  });
});

describe("a term", () => {
  test.each([
    ["over quota", "quota", "en", "whole"],
    ["over quotas", "quota", "en", "part"],
    ["quotas and quota", "quota", "en", "whole"],
    ["over", "quota", "en", null],
    ["邮箱已满", "邮箱", "zh", "whole"],
    ["เมลบ็อกซ์เต็ม", "เต็ม", "th", "whole"],
    ["anything", "", "en", null],
  ])("%s: %s in %s is %s", (text, term, locale, expected) => {
    const words = new Intl.Segmenter(locale, { granularity: "word" });
    expect(findTerm(text, term, words)).toBe(expected);
  });
});

test.each([
  ["Boîte", "boite"],
  ["ĐỊA CHỈ", "dia chi"],
  // Vowels of Thai stand above and below; without them the word is another one.
  ["เต็ม", "เต็ม"],
])("%s is folded to %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
