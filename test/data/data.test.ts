import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compileCatalog } from "../../src/catalog/compile-catalog.js";
import { exampleSubject } from "../../src/catalog/example-subject.js";
import { lintReference } from "../../src/catalog/lint-reference.js";
import { loadCatalog, loadCodes } from "../../src/catalog/load-catalog.js";
import type { ReplyCodeEntry } from "../../src/catalog/schema.js";
import {
  validateCauses,
  validateEnhancedStatusCodes,
  validateProviders,
  validateReplyCodes,
  validateRuleCatalog,
  validateRules,
  validateSharedAdvice,
} from "../../src/catalog/validate-catalog.js";
import { createClassifier } from "../../src/classify/classifier.js";
import { causes } from "../../src/model/classification.js";

const data = new URL("../../data/", import.meta.url);

async function file(name: string) {
  return { name, bytes: await readFile(new URL(name, data)) };
}

// One test a file, so that each of them can be mended by itself.
describe("the package's data is valid", () => {
  test("causes.json", async () => {
    expect(validateCauses(await file("causes.json"))).toHaveLength(causes.length);
  });

  test("reply-codes.json", async () => {
    expect(validateReplyCodes(await file("reply-codes.json")).length).toBeGreaterThan(40);
  });

  test("enhanced-status-codes.json", async () => {
    const entries = validateEnhancedStatusCodes(await file("enhanced-status-codes.json"));
    expect(entries.length).toBeGreaterThan(70);
  });

  test("providers.json", async () => {
    expect(validateProviders(await file("providers.json")).length).toBeGreaterThan(60);
  });

  test("advice.json", async () => {
    expect(validateSharedAdvice(await file("advice.json")).length).toBeGreaterThan(20);
  });

  test("catalog/*.json", async () => {
    const names = (await readdir(new URL("catalog/", data))).filter((name) =>
      name.endsWith(".json"),
    );
    const files = await Promise.all(names.sort().map((name) => file(`catalog/${name}`)));
    const [providers, advice] = await Promise.all([file("providers.json"), file("advice.json")]);
    expect(validateRuleCatalog(providers, advice, files).rules.length).toBeGreaterThan(300);
  });
});

test("every section that is cited is one that was looked up", async () => {
  const known = JSON.parse(await readFile(new URL("rfc-sections.json", data), "utf8"));
  const { replyCodes, enhancedStatusCodes } = await loadCodes();
  const faults = [...replyCodes.values()].flatMap(({ code, references, source }) =>
    [source, ...references.map(nameReference)].flatMap((text) =>
      lintReference(text, known).map((what) => `${code}: ${what}`),
    ),
  );
  for (const { code, reference, source } of enhancedStatusCodes.values()) {
    for (const text of [reference, source]) {
      faults.push(...lintReference(text, known).map((what) => `${code}: ${what}`));
    }
  }
  expect(faults).toEqual([]);
});

function nameReference({ document, section }: ReplyCodeEntry["references"][number]): string {
  return section === null ? document : `${document} section ${section}`;
}

test("the rule in data/README.md is sound", async () => {
  const readme = await readFile(new URL("README.md", data), "utf8");
  const [, rule] = /```json\n(?<rule>.*?)```/s.exec(readme) ?? [];
  const bytes = new TextEncoder().encode(`{"rules": [${rule}]}`);
  const parts = { providers: new Map(), sharedAdvice: new Map() };
  expect(validateRules([{ name: "README.md", bytes }], parts)).toHaveLength(1);
});

describe("the whole catalog", () => {
  test("every example gets the verdict of its rule from the classifier", async () => {
    const catalog = await loadCatalog();
    const { classify } = createClassifier(catalog);
    for (const rule of catalog.rules) {
      for (const example of rule.examples) {
        const { speaker, code, enhanced, text, ...rest } = exampleSubject(rule, example);
        const provider = rule.knownProviderOnly ? (rule.provider ?? null) : null;
        const reply = speaker === "reply" ? { code, enhanced, text } : null;
        const dsn = reply === null ? enhanced : null;
        const logged = reply === null ? text : `host mx.example.com said: ${text}`;
        const attempt = { ...rest, disposition: "bounced", provider } as const;
        const verdict = classify({ ...attempt, reply, dsn, text: logged });
        expect(verdict).toMatchObject({ rule: rule.id, cause: rule.cause, evidence: "text" });
      }
    }
  });

  test("no pattern is slow on a hostile text of 100 KB", async () => {
    const { rules, providers } = await loadCatalog();
    const slow: string[] = [];
    for (const rule of rules) {
      const { findRule } = compileCatalog({ rules: [rule], providers });
      const [example] = rule.examples;
      if (example === undefined) continue;
      const subject = exampleSubject(rule, example);
      const words = subject.text.split(" ");
      // Near misses: the example without its last words, over and over.
      for (const kept of [1, 2, words.length - 1]) {
        const near = `${words.slice(0, Math.max(1, words.length - kept)).join(" ")} `;
        const text = near.repeat(Math.ceil(100_000 / near.length));
        const start = performance.now();
        findRule({ ...subject, text });
        const elapsed = performance.now() - start;
        if (elapsed > 250) slow.push(`${rule.id}: ${Math.round(elapsed)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });
});
