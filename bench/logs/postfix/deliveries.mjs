import { attemptFails } from "../delivery-plan.mjs";
import { localOutcome } from "./local.mjs";
import { remoteOutcome } from "./remote.mjs";

/**
 * One delivery agent's work on the recipients of one next hop; `done(time, outcomes)` hears what
 * became of each.
 */
export function deliver(site, time, message, group, done) {
  const { agenda, random } = site;
  const isLocal = message.isInbound;
  const agent = isLocal ? localAgent(random) : "smtp";
  const process = site.pids.take(agent);
  const connectSeconds = isLocal ? 0.01 : 0.02 + random.wait(250) / 1000;
  const sendSeconds = (isLocal ? 0.02 : 0.05) + random.wait(isLocal ? 20 : 300) / 1000;
  const startedAt = time;
  agenda.add(time + (connectSeconds + sendSeconds) * 1000, (at) => {
    const context = { process, message, at };
    const shared = isLocal ? undefined : { relay: relayFor(random, group), queuedAs: undefined };
    const outcomes = group.map((delivery) => {
      const isFailing = attemptFails(delivery);
      const outcome = isLocal
        ? localOutcome(site, agent, delivery, isFailing)
        : remoteOutcome(site, context, shared, delivery, isFailing);
      logOutcome(outcome, delivery);
      return { delivery, status: outcome.status };
    });
    site.pids.giveBack(process);
    done(at, outcomes);
  });

  function logOutcome(outcome, delivery) {
    const before = (startedAt - message.arrived) / 1000;
    const total = before + connectSeconds + sendSeconds;
    const parts = [before, 0.01, connectSeconds, sendSeconds].map(seconds).join("/");
    const original = outcome.originalRecipient ? ` orig_to=<${outcome.originalRecipient}>,` : "";
    site.log(
      startedAt + (connectSeconds + sendSeconds) * 1000,
      outcome.process ?? process,
      `${message.id}: to=<${outcome.recipient ?? delivery.recipient.address}>,${original} ` +
        `relay=${outcome.relay}, delay=${seconds(total)}, delays=${parts}, dsn=${outcome.dsn}, ` +
        `status=${outcome.status} (${outcome.reason})`,
    );
  }
}

function localAgent(random) {
  const at = random.next();
  if (at < 0.75) return "lmtp";
  return at < 0.95 ? "local" : "pipe";
}

function relayFor(random, group) {
  const { relays } = group[0].recipient.domain;
  return random.chance(0.8) ? relays[0] : random.pick(relays);
}

/** Two digits, as Postfix prints its delays. */
function seconds(value) {
  if (value >= 10) return String(Math.round(value));
  return String(Number(value.toFixed(value >= 1 ? 1 : 2)));
}
