// A DNS server for the lab's zone: UDP, no compression, nothing that the MTAs do not ask for.
import { createSocket } from "node:dgram";
import { buildZone } from "./network.mjs";

const typeNames = { 1: "A", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA" };
const typeNumbers = { A: 1, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };
const noError = 0,
  serverFailure = 2,
  noSuchName = 3;

const zone = buildZone();
const names = new Set([...zone.keys()].map((key) => key.split(" ")[0]));

const socket = createSocket("udp4");
socket.on("message", (query, peer) => socket.send(answer(query), peer.port, peer.address));
socket.bind(53, "127.0.0.1", () => console.log("ready"));

function answer(query) {
  const { name, end, type } = readQuestion(query);
  const question = query.subarray(12, end);
  if (zone.has(`${name} SERVFAIL`)) return message(query, serverFailure, question, [], []);
  const values = zone.get(`${name} ${typeNames[type]}`) ?? [];
  const records = values.map((value) => record(name, typeNames[type], value));
  // An empty answer carries the SOA, or resolvers take it for a broken server.
  const authority = records.length === 0 ? [record("example", "SOA", null)] : [];
  const exists = names.has(name) || [...names].some((known) => known.endsWith(`.${name}`));
  return message(query, exists ? noError : noSuchName, question, records, authority);
}

function readQuestion(query) {
  const labels = [];
  let at = 12;
  while (query[at] !== 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + query[at]));
    at += query[at] + 1;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function message(query, code, question, answers, authority) {
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  // Response, authoritative, recursion desired and available.
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt16BE(authority.length, 8);
  return Buffer.concat([header, question, ...answers, ...authority]);
}

function record(name, type, value) {
  const data = encodeValue(type, value);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(typeNumbers[type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(60, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), fixed, data]);
}

function encodeValue(type, value) {
  if (type === "A") return Buffer.from(value.split(".").map(Number));
  if (type === "AAAA") return encodeAddress6(value);
  if (type === "PTR") return encodeName(value);
  if (type === "TXT") return Buffer.concat([Buffer.from([value.length]), Buffer.from(value)]);
  if (type === "MX") {
    return Buffer.concat([Buffer.from([0, value.preference]), encodeName(value.host)]);
  }
  return Buffer.concat([
    encodeName("ns.example"),
    encodeName("hostmaster.example"),
    Buffer.alloc(20, 1),
  ]);
}

function encodeName(name) {
  const labels = name
    .split(".")
    .filter(Boolean)
    .map((label) => Buffer.from(label));
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), label]);
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function encodeAddress6(address) {
  const [head, tail] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const gap = Array(8 - head.length - tail.length).fill("0");
  const groups = [...head, ...gap, ...tail].map((group) => group.padStart(4, "0"));
  return Buffer.from(groups.join(""), "hex");
}
