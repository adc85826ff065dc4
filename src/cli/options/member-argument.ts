import { nearestName } from "../nearest-name.js";
import { usageError } from "./usage-error.js";

/** One of a set that is known only once the catalog is loaded; null where the option is not given. */
export function memberArgument<Member extends string>(
  option: string,
  text: string | undefined,
  members: readonly Member[],
): Member | null {
  if (text === undefined) return null;
  const found = members.find((member) => member.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  if (members.length === 0) throw usageError(option, text, "is not known: the catalog names none");
  const near = nearestName(text, members);
  throw usageError(
    option,
    text,
    near === undefined
      ? `is not known; known are ${members.join(", ")}`
      : `is not known; did you mean ${near}?`,
  );
}
