// The lab's map: which host has which address, and what the DNS says about each domain.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const table = JSON.parse(readFileSync(new URL("./replies.json", import.meta.url), "utf8"));

/** Reply scripts by name; a name may have several steps. */
export const replies = Object.fromEntries(
  Object.entries(table).map(([name, steps]) => [name, [steps].flat()]),
);

/** Hosts shared by many scenarios. */
const sharedHosts = [
  { host: "mx1.example.com", ip: "192.0.2.9", features: ["PIPELINING", "SIZE 10485760"] },
  { host: "mx.example.net", ip: "198.51.100.9", features: ["SIZE 10485760", "8BITMIME"] },
  { host: "mx.example.org", ip: "2001:db8::25", features: ["PIPELINING", "8BITMIME"] },
  { host: "backend.partner.example", ip: "192.0.2.30", features: ["PIPELINING"] },
];

/** Hosts that exist for one scenario, because a whole connection or session goes wrong. */
const ownHosts = Object.entries(replies)
  .filter(([, steps]) => steps[0].hosts)
  .flatMap(([name, steps]) =>
    Array.from({ length: steps[0].hosts }, (_, index) => ({
      host: steps[0].hosts === 1 ? `mx.${name}.example.net` : `mx${index + 1}.${name}.example.net`,
      script: name,
      index,
      features: steps[0].features ?? ["8BITMIME"],
    })),
  )
  .map((host, index) => ({ ...host, ip: `198.51.100.${30 + index}` }));

/** Every host on which the scripted remote server listens. */
export const remoteHosts = [...sharedHosts, ...ownHosts];

export const serverIp = "203.0.113.10";
export const serverIp6 = "2001:db8::10";
export const postscreenIp = "203.0.113.11";
export const lmtpIp = "192.0.2.24";
export const refusingIp = "192.0.2.40";
const unreachableIp = "203.0.113.66";
const silentIp = "203.0.113.77";

/** Client addresses of the inbound sessions, and the name their PTR record gives them. */
export const clients = {
  "192.0.2.200": "app1.corp.example",
  "192.0.2.201": "client.example.org",
  "192.0.2.202": "listed.example.org",
  "192.0.2.203": "busy.example.org",
  "192.0.2.204": null,
  "192.0.2.205": "forged.example.org",
  "2001:db8::200": "client6.example.org",
};

/** Gives lo every address of the lab, and makes the unreachable ones unreachable. */
export function buildNetwork() {
  const ip = (...args) => execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });
  const addresses = [
    ...remoteHosts.map((host) => host.ip),
    ...Object.keys(clients),
    serverIp,
    serverIp6,
    postscreenIp,
    lmtpIp,
    refusingIp,
  ];
  for (const address of addresses) {
    ip("address", "add", address + (address.includes(":") ? "/128" : "/32"), "dev", "lo");
  }
  ip("route", "add", "unreachable", unreachableIp);
  // Packets to a wrong hardware address vanish, so that connecting times out.
  ip("link", "add", "silent0", "type", "veth", "peer", "name", "silent1");
  ip("link", "set", "silent0", "up");
  ip("link", "set", "silent1", "up");
  ip("neigh", "add", silentIp, "lladdr", "02:00:00:00:00:66", "dev", "silent0");
  ip("route", "add", silentIp, "dev", "silent0");
}

/** All DNS records: "name type" to a list of values. A name with SERVFAIL has no others. */
export function buildZone() {
  const zone = new Map();
  const add = (name, type, value) => {
    const key = `${name} ${type}`;
    zone.set(key, [...(zone.get(key) ?? []), value]);
  };
  const addAddress = (name, ip) => add(name, ip.includes(":") ? "AAAA" : "A", ip);

  for (const { host, ip } of remoteHosts) {
    addAddress(host, ip);
    add(reverseName(ip), "PTR", host);
    add(host.slice(host.indexOf(".") + 1), "MX", { preference: preferenceOf(host), host });
  }
  for (const [ip, name] of Object.entries(clients)) {
    if (name === null) continue;
    add(reverseName(ip), "PTR", name);
    if (name !== "forged.example.org") addAddress(name, ip);
  }
  for (const [name, ip] of [
    ["mail01.corp.example", serverIp],
    ["refused.example.net", refusingIp],
    ["no-route.example.net", unreachableIp],
    ["timeout.example.net", silentIp],
    ["lmtp.corp.example", lmtpIp],
  ])
    addAddress(name, ip);
  add(reverseName(serverIp), "PTR", "mail01.corp.example");
  add("corp.example", "MX", { preference: 10, host: "mail01.corp.example" });
  add("loop.example.net", "MX", { preference: 10, host: "mail01.corp.example" });
  add("null-mx.example.net", "MX", { preference: 0, host: "" });
  add("mx-missing.example.net", "MX", { preference: 10, host: "gone.mx-missing.example.net" });
  add("servfail.example.net", "SERVFAIL", true);
  add("mx-servfail.example.net", "MX", { preference: 10, host: "servfail.example.net" });
  add("202.2.0.192.dnsbl.example.org", "A", "127.0.0.2");
  add("202.2.0.192.dnsbl.example.org", "TXT", "Listed, see https://dnsbl.example.org/192.0.2.202");
  return zone;
}

function preferenceOf(host) {
  return host.startsWith("mx2.") ? 20 : 10;
}

/** The name under which the PTR record of an address is looked up. */
export function reverseName(ip) {
  if (!ip.includes(":")) return `${ip.split(".").reverse().join(".")}.in-addr.arpa`;
  const [head, tail = ""] = ip.split("::").map((half) => half.split(":").filter(Boolean));
  const gap = Array(8 - head.length - tail.length).fill("0");
  const digits = [...head, ...gap, ...tail].map((group) => group.padStart(4, "0")).join("");
  return `${[...digits].reverse().join(".")}.ip6.arpa`;
}
