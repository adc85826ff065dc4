import { findCode } from "../../src/codes/find-code.js";
import { compareCodes } from "../../src/compare/compare-codes.js";
import type { Comparison } from "../../src/compare/comparison.js";
import { sampleCodes } from "../codes/sample-codes.js";

/** Compares two codes of the sample catalog. */
export function compareSample(first: string, second: string): Comparison {
  const [one, other] = [first, second].map((text) => findCode(text, sampleCodes));
  if (one?.kind !== "known" || other?.kind !== "known") {
    throw new Error(`${first} and ${second} must both be in the sample catalog`);
  }
  return compareCodes(one.code, other.code, sampleCodes);
}
