import { fateOf } from "./fates.mjs";

/** How the deliveries of a new message will go: `fate` is undefined where nothing is in the way. */
export function planDeliveries({ options, random }, message) {
  return message.recipients.map((recipient) => {
    if (!random.chance(options.failures)) return { recipient, fate: undefined, failuresLeft: 0 };
    const fate = message.isInbound ? { final: false } : fateOf(recipient);
    const failuresLeft = fate.final ? Number.POSITIVE_INFINITY : attemptsThatFail(random);
    return { recipient, fate, failuresLeft };
  });
}

/** Takes one attempt off the plan and tells whether it fails. */
export function attemptFails(delivery) {
  if (delivery.failuresLeft <= 0) return false;
  delivery.failuresLeft -= 1;
  return true;
}

/** Recipients of one next hop share a delivery; all local mailboxes are one hop. */
export function groupByHop(deliveries) {
  const groups = new Map();
  for (const delivery of deliveries) {
    const hop = delivery.recipient.domain;
    const group = groups.get(hop);
    if (group === undefined) groups.set(hop, [delivery]);
    else group.push(delivery);
  }
  return [...groups.values()];
}

/** Greylisting fails once, a busy server a few times, a dead one until the message expires. */
function attemptsThatFail(random) {
  const at = random.next();
  if (at < 0.55) return 1;
  return at < 0.82 ? 2 + random.below(3) : Number.POSITIVE_INFINITY;
}
