import type { CodeCatalog } from "../catalog/catalog.js";
import type { Code } from "../codes/code.js";
import type { Fact, NamedCause } from "./comparison.js";

/** What a code of one class can be compared by; a fact that does not apply to it is left out. */
export function factsOf(code: Code, { causes }: Pick<CodeCatalog, "causes">): readonly Fact[] {
  const [digit] = code.classes;
  const subject = code.kind === "enhanced" ? code.id.split(".")[1] : undefined;
  const named = code.causes.flatMap((id): NamedCause[] => {
    const title = causes.get(id)?.title;
    return title === undefined ? [] : [{ id, title }];
  });
  const facts: (Fact | null)[] = [
    digit === undefined ? null : { kind: "class", codeKind: code.kind, digit },
    subject === undefined ? null : { kind: "subject", subject },
    { kind: "owner", owner: code.owner },
    { kind: "retry", text: code.retry },
    code.commands === null ? null : { kind: "commands", commands: code.commands },
    { kind: "action", text: code.action },
    named.length === 0 ? null : { kind: "causes", causes: named },
    { kind: "standing", standing: code.standing },
  ];
  return facts.filter((fact) => fact !== null);
}
