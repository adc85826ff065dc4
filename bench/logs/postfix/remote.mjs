import { replyLines } from "../fates.mjs";
import { sessionToken } from "../world.mjs";

const COMMANDS = { mail: "MAIL FROM", rcpt: "RCPT TO", data: "end of DATA" };

/** What smtp(8) reports for one recipient at a remote server. */
export function remoteOutcome(site, context, shared, delivery, isFailing) {
  const relay = shared.relay;
  if (!isFailing) {
    shared.queuedAs ??= accepted(site, context, relay);
    const reason = shared.queuedAs;
    return { relay: address(relay, 25), dsn: "2.0.0", status: "sent", reason };
  }
  return delivery.fate.reply === undefined
    ? fault(site, context, relay, delivery)
    : refusal(site, context, relay, delivery);
}

function refusal(site, context, relay, delivery) {
  const { reply, final } = delivery.fate;
  const lines = replyLines(reply, delivery.recipient, context.message, site.world, site.random);
  const said = lines.join(" ");
  const peer = `host ${relay.host}[${relay.ip}]`;
  const reason =
    reply.stage === "connect"
      ? `${peer} refused to talk to me: ${said}`
      : `${peer} said: ${said} (in reply to ${COMMANDS[reply.stage]} command)`;
  const { relays } = delivery.recipient.domain;
  if (!final && relay === relays[0] && site.random.chance(0.5)) {
    // Another MX host is tried; the outcome is that of the last one.
    site.log(context.at, context.process, `${context.message.id}: ${reason}`);
    return refusal(site, context, relays[1], delivery);
  }
  return {
    relay: address(relay, 25),
    dsn: deliveryStatus(lines.at(-1), final),
    status: final ? "bounced" : "deferred",
    reason,
  };
}

/** Postfix makes a code up when the reply has none, and never bounces on a refused greeting. */
function deliveryStatus(line, final) {
  const code = /^\d{3} (\d\.\d{1,3}\.\d{1,3})\b/.exec(line)?.[1] ?? `${line[0]}.0.0`;
  return `${final ? 5 : 4}${code.slice(1)}`;
}

function fault(site, context, relay, delivery) {
  const { domain } = delivery.recipient;
  const peer = `${relay.host}[${relay.ip}]`;
  switch (delivery.fate.fault) {
    case "timeout":
      return unreachable(site, context, relay, "Connection timed out");
    case "refused":
      return unreachable(site, context, relay, "Connection refused");
    case "lost":
      return deferred(
        address(relay, 25),
        "4.4.2",
        `lost connection with ${peer} while receiving the initial server greeting`,
      );
    case "dns":
      return deferred(
        "none",
        "4.4.3",
        `Host or domain name not found. Name service error for name=${domain.name} type=MX: Host not found, try again`,
      );
    case "tls":
      return deferred(
        address(relay, 25),
        "4.7.4",
        `TLS is required, but was not offered by host ${peer}`,
      );
    case "no-domain":
      return bounced(
        "none",
        "5.4.4",
        `Host or domain name not found. Name service error for name=${domain.name} type=AAAA: Host not found`,
      );
    case "null-mx":
      return bounced("none", "5.1.0", `Domain ${domain.name} does not accept mail (nullMX)`);
    case "loop":
      return bounced("none", "5.4.6", `mail for ${domain.name} loops back to myself`);
    default:
      return bounced(
        address(relay, 25),
        "5.3.4",
        `message size ${context.message.size} exceeds size limit 10240 of server ${peer}`,
      );
  }
}

function unreachable(site, context, relay, why) {
  const reason = `connect to ${address(relay, 25)}: ${why}`;
  if (site.random.chance(0.3)) {
    // The queue manager remembers the dead host and does not try it again at once.
    const process = site.pids.take("error");
    site.pids.giveBack(process);
    const outcome = deferred("none", "4.4.1", `delivery temporarily suspended: ${reason}`);
    return { ...outcome, process };
  }
  site.log(context.at, context.process, reason);
  return deferred("none", "4.4.1", reason);
}

function deferred(relay, dsn, reason) {
  return { relay, dsn, status: "deferred", reason };
}

function bounced(relay, dsn, reason) {
  return { relay, dsn, status: "bounced", reason };
}

function address(relay, port) {
  return `${relay.host}[${relay.ip}]:${port}`;
}

function accepted(site, context, relay) {
  const { random } = site;
  const seconds = Math.floor(context.at / 1000);
  switch (random.below(4)) {
    case 0:
      return `250 2.0.0 OK  ${seconds} ${sessionToken(random)}si${random.below(1e7)}wrb.44 - gsmtp`;
    case 1:
      return `250 2.6.0 <${seconds}@corp.example.com> [InternalId=${random.below(1e9)}, Hostname=${relay.host}] ${context.message.size} bytes in 0.210, 42.031 KB/sec Queued mail for delivery`;
    case 2:
      return `250 2.0.0 Ok: queued as ${site.newQueueId(context.at)}`;
    default:
      return "250 ok dirdel";
  }
}
