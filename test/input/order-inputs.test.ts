import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { InputSource } from "../../src/input/input-source.js";
import { streamInput } from "../../src/input/open-input.js";
import { orderInputs, uniqueInputs } from "../../src/input/order-inputs.js";

function source(name: string, identity: string | null = null): InputSource {
  return { ...streamInput(Readable.from([]), name), identity };
}

test("orders by first stamp; what has none keeps its place", () => {
  const times: Record<string, number | null> = { c: 3, "-": null, a: 1, b: 2 };
  const sources = ["c", "-", "a", "b"].map((name) => source(name));
  const ordered = orderInputs(sources, ({ name }) => times[name] ?? null);
  expect(ordered.map(({ name }) => name)).toEqual(["a", "-", "b", "c"]);
});

test("equal stamps keep the order of the arguments", () => {
  const ordered = orderInputs([source("y"), source("x")], () => 5);
  expect(ordered.map(({ name }) => name)).toEqual(["y", "x"]);
});

test("reads a file once, however it is named", () => {
  const notes: string[] = [];
  const sources = [
    source("mail.log", "1:2"),
    source("./mail.log", "1:2"),
    source("-"),
    source("-"),
  ];
  const unique = uniqueInputs(sources, (again, first) =>
    notes.push(`${again.name} is ${first.name}`),
  );
  expect(unique.map(({ name }) => name)).toEqual(["mail.log", "-", "-"]);
  expect(notes).toEqual(["./mail.log is mail.log"]);
});
