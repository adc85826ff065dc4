import { weighted } from "./random.mjs";
import { permanentReply, temporaryReply } from "./replies.mjs";
import { sessionToken } from "./world.mjs";

const KINDS = weighted([
  [30, "bounce"],
  [6, "local-bounce"],
  [44, "deferral"],
  [20, "local-deferral"],
]);
const FAULTS = weighted([
  [5, "timeout"],
  [3, "refused"],
  [3, "lost"],
  [3, "dns"],
  [1, "tls"],
]);
const FINAL_FAULTS = weighted([
  [6, "no-domain"],
  [2, "null-mx"],
  [1, "loop"],
  [1, "size"],
]);

/**
 * How a failing delivery fails. A recipient always fails in the same way, so that the number of
 * different (recipient, reply) pairs stays bounded by the recipients.
 */
export function fateOf(recipient) {
  const { fate } = recipient;
  const kind = KINDS(fate);
  // Further decimals of the same number serve as independent choices.
  const choice = (fate * 7919) % 1;
  switch (kind) {
    case "bounce":
      return { kind, final: true, reply: permanentReply(choice) };
    case "deferral":
      return { kind, final: false, reply: temporaryReply(choice) };
    case "local-bounce":
      return { kind, final: true, fault: FINAL_FAULTS(choice) };
    default:
      return { kind, final: false, fault: FAULTS(choice) };
  }
}

/** The lines of a remote reply as the server would send them. */
export function replyLines(reply, recipient, message, world, random) {
  const { tokens } = world;
  const token = tokens.length > 0 ? tokens[recipient.token % tokens.length] : sessionToken(random);
  return reply.lines({
    recipient: recipient.address,
    domain: recipient.domain.name,
    sender: message.sender,
    ip: world.ip,
    token,
  });
}
