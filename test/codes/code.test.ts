import { describe, expect, test } from "vitest";
import { catalogCodes, codeId, codeName } from "../../src/codes/catalog-codes.js";
import { enhancedCode } from "../../src/codes/code.js";
import { definitionsOf } from "../../src/codes/defined-in.js";
import { sampleCodes } from "./sample-codes.js";

const entry = sampleCodes.enhancedStatusCodes.get("X.7.1");

describe("an enhanced status code", () => {
  test("of a class comes with the reply codes of that class", () => {
    if (entry === undefined) throw new Error("X.7.1 is gone");
    expect(enhancedCode(entry, "4").companions).toEqual(["450"]);
    expect(enhancedCode(entry, null).companions).toEqual(["450", "550"]);
    expect(enhancedCode(entry, null)).toMatchObject({ code: "X.7.1", classes: ["4", "5"] });
  });

  test("of a class shows texts of that class, else all", () => {
    if (entry === undefined) throw new Error("X.7.1 is gone");
    const texts = ["554 5.7.1 Denied", "450 4.7.1 Later"];
    expect(enhancedCode({ ...entry, texts }, "4").texts).toEqual(["450 4.7.1 Later"]);
    expect(enhancedCode({ ...entry, texts }, "2").texts).toEqual(texts);
    expect(enhancedCode({ ...entry, texts }, null).texts).toEqual(texts);
  });

  test("of a success has no cause and nobody acts", () => {
    if (entry === undefined) throw new Error("X.7.1 is gone");
    expect(enhancedCode(entry, "2")).toMatchObject({ causes: [], owner: null });
  });
});

test("every entry is a code, reply codes first", () => {
  const ids = catalogCodes(sampleCodes).map(({ id }) => id);
  expect(ids).toHaveLength(sampleCodes.replyCodes.size + sampleCodes.enhancedStatusCodes.size);
  expect([ids[0], ids.at(-1)]).toEqual(["250", "X.7.999"]);
});

test("names and keys are found by the code as it is seen", () => {
  expect(codeName("5.1.1", sampleCodes)).toBe("Bad destination mailbox address");
  expect(codeName("999", sampleCodes)).toBeUndefined();
  expect([codeId("450"), codeId("4.7.1"), codeId("X.7.1")]).toEqual(["450", "X.7.1", "X.7.1"]);
});

describe("definitions", () => {
  const rfc = "https://www.rfc-editor.org/rfc/";
  test.each([
    {
      references: [{ document: "RFC 5321", section: "4.2.3" }],
      expected: [{ document: "RFC 5321", section: "4.2.3", href: `${rfc}rfc5321#section-4.2.3` }],
    },
    {
      references: "RFC 7505 section 4.2",
      expected: [{ document: "RFC 7505", section: "4.2", href: `${rfc}rfc7505#section-4.2` }],
    },
    {
      references: "RFC 3463",
      expected: [{ document: "RFC 3463", section: null, href: `${rfc}rfc3463` }],
    },
    {
      references: "IANA registry; RFC 5248",
      expected: [
        { document: "IANA registry", section: null, href: null },
        { document: "RFC 5248", section: null, href: `${rfc}rfc5248` },
      ],
    },
    {
      references: null,
      expected: [
        { document: "support.example.com", section: null, href: "https://support.example.com/a" },
      ],
    },
  ])("$references", ({ references, expected }) => {
    expect(definitionsOf(references, "https://support.example.com/a")).toEqual(expected);
  });

  test("there are none where the source is no page", () => {
    expect(definitionsOf(null, "a mail in the field")).toEqual([]);
  });
});
