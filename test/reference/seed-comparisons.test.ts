import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { findCode } from "../../src/codes/find-code.js";
import { compareCodes } from "../../src/compare/compare-codes.js";
import { languages } from "../../src/model/language.js";
import { loadEditions } from "../../src/reference/load-editions.js";
import { comparedCodes, type ReferenceEdition } from "../../src/reference/reference-edition.js";
import { comparisonRenderers } from "../../src/report/compare.js";
import { htmlFaults } from "../report/html-faults.js";

// The pages that the reference offers, from the package's own catalog, in every language.

let editions: readonly ReferenceEdition[] = [];

beforeAll(async () => {
  editions = await loadEditions();
});

const cases = languages.flatMap((language) =>
  comparedCodes.map(([first, second]) => ({ language, first, second })),
);

describe.each(cases)("$first and $second in $language", ({ language, first, second }) => {
  function page() {
    const edition = editions.find(({ words }) => words.language === language);
    if (edition === undefined) throw new Error(`there is no ${language} edition`);
    const { words, catalog } = edition;
    const [one, other] = [first, second].map((code) => findCode(code, catalog));
    if (one?.kind !== "known" || other?.kind !== "known") throw new Error("a code is gone");
    return { words, comparison: compareCodes(one.code, other.code, catalog) };
  }

  test("differ in class, owner, retry and action, and in nothing that is the same", () => {
    const { differences, seeAlso } = page().comparison;
    const kinds = differences.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(["class", "owner", "retry", "commands", "action"]),
    );
    expect(seeAlso.length).toBeGreaterThan(0);
  });

  test.each([60, 80, 100, 200])("fit into %i columns", (width) => {
    const { words, comparison } = page();
    const text = comparisonRenderers.terminal(comparison, words, { width, color: false });
    for (const line of text.slice(0, -1).split("\n")) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/\p{Cc}| $/u);
    }
  });

  test("make a page of HTML that is sound and whole", () => {
    const { words, comparison } = page();
    const html = comparisonRenderers.html(comparison, words);
    expect(htmlFaults(html)).toEqual([]);
    const shown = html.replace(/<[^>]+>/g, "").replace(/&(?:lt|gt|amp|quot|#39);/g, "");
    for (const code of [comparison.first, comparison.second]) {
      for (const text of [code.meaning, code.when, code.use, code.action, code.name]) {
        expect(shown).toContain(text.replace(/[`<>&"']/g, ""));
      }
    }
  });
});
