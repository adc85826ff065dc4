import { arrivalTime } from "./day.mjs";
import { weighted } from "./random.mjs";

const KINDS = weighted([
  [55, "app"],
  [15, "submission"],
  [30, "inbound"],
]);
const MESSAGES_PER_SESSION = weighted([
  [70, 1],
  [16, 2],
  [14, 6],
]);
const RECIPIENTS_PER_MESSAGE = weighted([
  [918, 1],
  [60, 2],
  [20, 5],
  [2, 20],
]);
const SCANS_PER_SESSION = 0.12;

/**
 * Calls `accept(time, session)` for each session that hands us mail until all messages have
 * arrived, and `scan(time)` for the sessions without mail that come between them.
 */
export function startArrivals({ agenda, options, random, world }, accept, scan) {
  const { messages, days } = options;
  let arrived = 0;

  function open(time) {
    const kind = KINDS(random.next());
    const wanted = kind === "inbound" ? 1 : MESSAGES_PER_SESSION(random.next());
    const count = Math.min(wanted, messages - arrived);
    arrived += count;
    const client = clientOf(kind);
    const batch = Array.from({ length: count }, () => createMessage(kind, client));
    accept(time, { kind, client, messages: batch });
    if (random.chance(SCANS_PER_SESSION)) agenda.add(time + random.wait(4000), scan);
    if (arrived < messages) {
      agenda.add(Math.max(time, arrivalTime(arrived, messages, days)), open);
    }
  }

  function clientOf(kind) {
    if (kind === "app") return random.pick(world.apps);
    return random.pick(kind === "submission" ? world.clients : world.remotes);
  }

  function createMessage(kind, client) {
    const size = 900 + random.below(60_000);
    if (kind === "inbound") {
      // `origin` is where a bounce goes: whoever is a recipient elsewhere writes to us here.
      const origin = random.pick(world.recipients);
      const recipients = [{ address: random.pick(world.users) }];
      return {
        sender: origin.address,
        origin,
        size,
        recipients,
        isInbound: true,
        kind,
        client,
      };
    }
    const sender = random.pick(kind === "app" ? world.lists : world.users);
    const count = Math.min(RECIPIENTS_PER_MESSAGE(random.next()), world.recipients.length);
    const recipients = new Set();
    while (recipients.size < count) recipients.add(random.pick(world.recipients));
    return { sender, size, recipients: [...recipients], isInbound: false, kind, client };
  }

  agenda.add(arrivalTime(0, messages, days), open);
}
