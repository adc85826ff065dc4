import { parseArgs } from "node:util";
import { Agenda } from "./logs/agenda.mjs";
import { runDays } from "./logs/day.mjs";
import { startExim } from "./logs/exim/index.mjs";
import { LineWriter } from "./logs/line-writer.mjs";
import { startPostfix } from "./logs/postfix/index.mjs";
import { Random } from "./logs/random.mjs";
import { createWorld } from "./logs/world.mjs";

const USAGE = `node bench/write-logs.mjs --mta postfix|exim --out FILE [options]

Writes a made-up but lifelike mail log. The same options give the same bytes.

  --out FILE          where to write; - is stdout
  --messages N        messages that arrive (200000)
  --days N            over how many days they arrive (1)
  --failures SHARE    share of deliveries that fail at the first attempt (0.1)
  --recipients N      distinct recipients (50000)
  --domains N         distinct recipient domains (2000)
  --clients N         distinct clients that scan us or submit mail (2000)
  --senders N         distinct local mailboxes (500)
  --texts N           distinct session tokens in replies; 0 gives each reply its own (0)
  --tokens KIND       hex, as servers write them, or letters, which look like words (hex)
  --queue-ids KIND    long or short (long); Exim: 23 or 16 characters
  --stamp KIND        bsd or rfc3339 (bsd); Postfix only
  --seed N            another log of the same kind (1)
`;

const starts = { postfix: startPostfix, exim: startExim };

const { values } = parseArgs({
  options: {
    mta: { type: "string", default: "postfix" },
    out: { type: "string" },
    messages: { type: "string", default: "200000" },
    days: { type: "string", default: "1" },
    failures: { type: "string", default: "0.1" },
    recipients: { type: "string", default: "50000" },
    domains: { type: "string", default: "2000" },
    clients: { type: "string", default: "2000" },
    senders: { type: "string", default: "500" },
    texts: { type: "string", default: "0" },
    tokens: { type: "string", default: "hex" },
    "queue-ids": { type: "string", default: "long" },
    stamp: { type: "string", default: "bsd" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

if (values.help || values.out === undefined || starts[values.mta] === undefined) {
  process.stderr.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const options = {
  messages: Number(values.messages),
  days: Number(values.days),
  failures: Number(values.failures),
  queueIds: values["queue-ids"],
  stamp: values.stamp,
};
const world = createWorld({
  seed: Number(values.seed),
  recipients: Number(values.recipients),
  domains: Number(values.domains),
  clients: Number(values.clients),
  senders: Number(values.senders),
  texts: Number(values.texts),
  tokens: values.tokens,
});
const random = new Random(Number(values.seed) + 1);
const agenda = new Agenda();
const writer = new LineWriter(values.out);
starts[values.mta]({ world, random, agenda, writer, options });
await runDays({ agenda, writer, days: options.days });
process.stderr.write(`${values.out}: ${writer.lines} lines\n`);
