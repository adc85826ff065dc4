import type { CauseEntry } from "../catalog/schema.js";
import type { Provider } from "../codes/catalog-list.js";
import type { Code } from "../codes/code.js";
import type { Words } from "../locale/words.js";
import type { CodesView } from "./codes-view.js";
import { listWords } from "./list-words.js";
import { className, shortActor } from "./reference-words.js";

/** Code, name, the cause that was asked for or else the most frequent or the class, who acts. */
export function codeRow(
  code: Code,
  { catalog, cause: asked }: Pick<CodesView, "catalog" | "cause">,
  words: Words,
): string[] {
  const cause = code.causes.find((id) => id === asked) ?? code.causes[0];
  const title = cause === undefined ? undefined : catalog.causes.get(cause)?.title;
  const classes = code.classes.map((digit) => className(code.kind, digit, words));
  const why = title ?? listWords(classes, words);
  return [code.code, code.name, why, shortActor(code.owner, words)];
}

/** Id, title, who acts on mail that we send. */
export function causeRow({ id, title, advice }: CauseEntry, words: Words): string[] {
  return [id, title, shortActor(advice.outbound.owner, words)];
}

/** Whether a later try can succeed without anybody acting. */
export function retryWords({ retry }: CauseEntry, words: Words): string {
  return words.say(retry ? "problem.retryHelps" : "problem.retryFails");
}

/** Id, name with the causes of its texts, how many are known. */
export function providerRow(
  { id, name, causes, rules }: Provider,
  { catalog }: Pick<CodesView, "catalog">,
  words: Words,
): string[] {
  const titles = causes.map((cause) => catalog.causes.get(cause)?.title ?? cause);
  return [id, [name, ...titles].join(" · "), words.say("codes.texts", { count: rules })];
}
