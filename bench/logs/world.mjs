import { Random } from "./random.mjs";

const FIRST =
  "ann bob carla dan eve frank grace henk ines joe kim luc mia noah olga paul rosa".split(" ");
const LAST = "miller tran nguyen durand lopez smith garcia rossi weber novak berg silva".split(" ");
const TRADE =
  "bakery books bikes garden hotel school clinic travel studio market museum bank".split(" ");
const ZONES = ["example.com", "example.net", "example.org", "test"];
const HELO = ["ylmf-pc", "[127.0.0.1]", "User", "win-2k8r2", "localhost", "mail.example.test"];

/**
 * Everybody who appears in the log. The sizes bound the number of distinct addresses, domains and
 * hosts, however long the log gets. Every name and address is reserved for documentation.
 */
export function createWorld({ seed, recipients, domains, senders, clients, texts, tokens }) {
  const random = new Random(seed);
  const nextHops = Array.from({ length: domains }, (_, index) => createDomain(random, index));
  return {
    /** A few domains have most of the recipients, as the big mailbox providers do. */
    recipients: Array.from({ length: recipients }, (_, index) => {
      const domain = nextHops[Math.floor(domains * random.next() ** 3)];
      const address = `${mailbox(random, index)}@${domain.name}`;
      return { address, domain, fate: random.next(), token: index };
    }),
    users: Array.from(
      { length: senders },
      (_, index) => `${mailbox(random, index)}@corp.example.com`,
    ),
    lists: ["news", "billing", "noreply", "shop"].map((name) => `${name}@corp.example.com`),
    apps: Array.from({ length: 6 }, (_, index) => ({
      host: `app${index + 1}.corp.example.com`,
      ip: `192.0.2.${40 + index}`,
      helo: `app${index + 1}.corp.example.com`,
    })),
    clients: Array.from({ length: clients }, (_, index) => createClient(random, index)),
    remotes: nextHops.map(({ name, relays }) => ({
      host: relays[0].host,
      ip: relays[0].ip,
      helo: relays[0].host,
      domain: name,
    })),
    tokens: Array.from({ length: texts }, () => sessionToken(random, tokens)),
    host: "mail01",
    hostname: "mail01.corp.example.com",
    ip: "192.0.2.25",
  };
}

/** What a remote server adds to its reply to find the session again. */
export function sessionToken(random, kind = "hex") {
  return random.word(13, kind === "letters" ? "abcdefghijklmnop" : "0123456789abcdef");
}

function createDomain(random, index) {
  const zone = ZONES[index % ZONES.length];
  const name = `${TRADE[index % TRADE.length]}${index}.${zone}`;
  const count = index < 10 ? 4 : 2;
  const relays = Array.from({ length: count }, (_, n) => ({
    host: `mx${n + 1}.${name}`,
    ip: random.chance(0.15) ? ipv6(index, n) : ipv4(random.below(508)),
  }));
  return { name, relays };
}

function createClient(random, index) {
  const ip = random.chance(0.05) ? ipv6(4096 + index, 1) : ipv4(254 + random.below(254));
  const isNamed = random.chance(0.3);
  const host = isNamed ? `host${index}.dyn.example.net` : "unknown";
  return { host, ip, helo: random.pick(HELO) };
}

function mailbox(random, index) {
  return `${random.pick(FIRST)}.${random.pick(LAST)}${index}`;
}

/** 0 to 507: the two documentation networks that are not our own. */
function ipv4(number) {
  const network = number < 254 ? "198.51.100" : "203.0.113";
  return `${network}.${(number % 254) + 1}`;
}

function ipv6(site, host) {
  return `2001:db8:${site.toString(16)}::${(host + 1).toString(16)}`;
}
