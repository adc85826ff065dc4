import { nearestName } from "../../text/nearest-name.js";
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
  if (members.length === 0) throw usageError(option, text, "error.noMembers");
  const near = nearestName(text, members);
  if (near !== undefined) throw usageError(option, text, "error.notAMemberNear", { member: near });
  throw usageError(option, text, "error.notAMember", { members: members.join(", ") });
}
