import { describe, expect, test } from "vitest";
import { findCode } from "../../src/codes/find-code.js";
import { sampleCodes } from "./sample-codes.js";

describe("codes that the catalog knows", () => {
  test.each([
    { text: "550", code: "550", id: "550", classes: ["5"] },
    { text: "5.1.1", code: "5.1.1", id: "X.1.1", classes: ["5"] },
    { text: "#5.1.1", code: "5.1.1", id: "X.1.1", classes: ["5"] },
    { text: "4.7.1", code: "4.7.1", id: "X.7.1", classes: ["4"] },
    { text: "4.1.1", code: "4.1.1", id: "X.1.1", classes: ["4"] },
    // The gravest class that it is used with.
    { text: "x.7.1", code: "5.7.1", id: "X.7.1", classes: ["5"] },
  ])("$text", ({ text, ...expected }) => {
    expect(findCode(text, sampleCodes)).toMatchObject({ kind: "known", code: expected });
  });
});

describe("codes that it does not know", () => {
  test.each([
    { text: "251", code: "251", nearest: ["250", "252"] },
    // Never of another class: 500 is as near, and says the contrary.
    { text: "449", code: "449", nearest: ["450", "451"] },
    { text: "5.1.9", code: "5.1.9", nearest: ["5.1.10", "5.1.1", "5.7.1"] },
    { text: "4.7.2", code: "4.7.2", nearest: ["4.7.1", "5.7.999", "5.1.1"] },
  ])("$text", ({ text, ...expected }) => {
    expect(findCode(text, sampleCodes)).toEqual({ kind: "unknown", ...expected });
  });
});

test.each(["", "five", "199", "600", "55", "5500", "3.1.1", "5.1", "5.1.1.1", "5.1.1234", "5xx"])(
  "%j is no code",
  (text) => {
    expect(findCode(text, sampleCodes)).toEqual({ kind: "no-code" });
  },
);
