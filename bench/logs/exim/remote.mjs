import { attemptFails } from "../delivery-plan.mjs";
import { replyLines } from "../fates.mjs";
import { sessionToken } from "../world.mjs";

const ROUTE = "R=dnslookup T=remote_smtp";
const TLS = "X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes";
const DEFER_NUMBERS = { connect: 0, mail: -45, rcpt: -44, data: -46 };

/** Deliveries to one remote domain. Returns what became of each recipient. */
export function deliverRemotely(site, time, message, group) {
  const { random } = site;
  const { relays } = group[0].recipient.domain;
  const relay = random.chance(0.8) ? relays[0] : random.pick(relays);
  const host = `H=${relay.host} [${relay.ip}]`;
  const context = { site, time, message, relay, host };
  let isFirst = true;
  let confirmation;
  return group.map((delivery) => {
    const { address } = delivery.recipient;
    if (attemptFails(delivery)) {
      const isFinal = fail(context, delivery);
      return { delivery, status: isFinal ? "failed" : "deferred" };
    }
    confirmation ??= accepted(context);
    const flag = isFirst ? "=>" : "->";
    isFirst = false;
    site.log(time, `${message.id} ${flag} ${address} ${ROUTE} ${host} ${TLS} C="${confirmation}"`);
    return { delivery, status: "delivered" };
  });
}

function fail(context, delivery) {
  const { final, reply } = delivery.fate;
  if (reply === undefined) fault(context, delivery);
  else refusal(context, delivery, reply, final);
  return final;
}

function refusal({ site, time, message, host }, delivery, reply, final) {
  const { address } = delivery.recipient;
  const said = replyLines(reply, delivery.recipient, message, site.world, site.random).join("\\n");
  const error = `SMTP error from remote mail server after ${stageText(reply.stage, address, message)}: ${said}`;
  if (final) {
    site.log(time, `${message.id} ** ${address} ${ROUTE} ${host} ${TLS}: ${error}`);
    return;
  }
  const isHostError = reply.stage === "connect" || reply.stage === "mail";
  // A host that refuses as a whole is logged by itself before the next host is tried.
  if (isHostError && site.random.chance(0.5)) site.log(time, `${message.id} ${host}: ${error}`);
  const number = DEFER_NUMBERS[reply.stage];
  site.log(time, `${message.id} == ${address} ${ROUTE} defer (${number}) ${host}: ${error}`);
}

function stageText(stage, address, message) {
  switch (stage) {
    case "connect":
      return "initial connection";
    case "mail":
      return `pipelined MAIL FROM:<${message.sender}> SIZE=${message.size + 1024}`;
    case "rcpt":
      return `RCPT TO:<${address}>`;
    default:
      return "end of data";
  }
}

function fault({ site, time, message, host }, delivery) {
  const { address } = delivery.recipient;
  const { id } = message;
  switch (delivery.fate.fault) {
    case "timeout":
      site.log(time, `${id} ${host} Connection timed out`);
      return site.log(time, `${id} == ${address} ${ROUTE} defer (110): Connection timed out`);
    case "refused":
      site.log(time, `${id} ${host} Connection refused`);
      return site.log(time, `${id} == ${address} ${ROUTE} defer (111): Connection refused`);
    case "lost":
      return site.log(
        time,
        `${id} == ${address} ${ROUTE} defer (-18) ${host}: Remote host closed connection in response to initial connection`,
      );
    case "dns":
      return site.log(
        time,
        `${id} == ${address} R=dnslookup defer (-1): host lookup did not complete`,
      );
    case "tls":
      return site.log(
        time,
        `${id} == ${address} ${ROUTE} defer (-38) ${host}: a TLS session is required, but the server did not offer TLS support`,
      );
    case "null-mx":
      return site.log(
        time,
        `${id} ** ${address} R=dnslookup: an MX or SRV record indicated no SMTP service`,
      );
    case "loop":
      return site.log(
        time,
        `${id} ** ${address} R=dnslookup: lowest numbered MX record points to local host`,
      );
    case "size":
      return site.log(
        time,
        `${id} ** ${address} ${ROUTE}: message is too big (transport limit = 10240)`,
      );
    default:
      return site.log(time, `${id} ** ${address}: Unrouteable address`);
  }
}

function accepted({ site, time, message, relay }) {
  const { random } = site;
  const seconds = Math.floor(time / 1000);
  switch (random.below(4)) {
    case 0:
      return `250 2.0.0 OK  ${seconds} ${sessionToken(random)}si${random.below(1e7)}wrb.44 - gsmtp`;
    case 1:
      return `250 2.6.0 <${seconds}@corp.example.com> [InternalId=${random.below(1e9)}, Hostname=${relay.host}] ${message.size} bytes in 0.210, 42.031 KB/sec Queued mail for delivery`;
    case 2:
      return `250 OK id=${site.newQueueId(time)}`;
    default:
      return "250 ok dirdel";
  }
}
