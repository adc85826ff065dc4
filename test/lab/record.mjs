// Records samples inside the namespaces that record.sh has made: node record.mjs <mta> [sample]
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { submit } from "./client.mjs";
import { buildNetwork } from "./network.mjs";
import { play } from "./sessions.mjs";
import { startSyslog } from "./syslog.mjs";
import { writeTruth } from "./truth.mjs";

const [mtaName, onlySample] = process.argv.slice(2);
const mta = await import(`./${mtaName}.mjs`);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A second retry of everything would double the samples and show nothing new. */
const retriedTwice = [
  "greylisted-451@example.net",
  "full-gmail@example.com",
  "connect-421@connect-421.example.net",
];
const scenarios = JSON.parse(readFileSync(here("scenarios.json"), "utf8"));

/** Starts one of the scripted peers and waits until it listens. */
function startPeer(script, environment) {
  const peer = spawn(process.execPath, [here(script)], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    peer.stdout.once("data", () => resolve(peer));
    peer.once("exit", () => reject(new Error(`${script} ended early`)));
  });
}

function makeCertificate() {
  process.env.LAB_TLS_KEY = "/run/lab.key";
  process.env.LAB_TLS_CERT = "/run/lab.crt";
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "3650",
      "-subj",
      "/CN=mx.example.net",
      "-keyout",
      process.env.LAB_TLS_KEY,
      "-out",
      process.env.LAB_TLS_CERT,
    ],
    { stdio: "ignore" },
  );
}

/** Collects what must become of each recipient, and writes it as truth at the end. */
function makeLedger() {
  const counts = new Map();
  return {
    expect(recipient, disposition, messages = 1) {
      const key = JSON.stringify([recipient, disposition]);
      counts.set(key, (counts.get(key) ?? 0) + messages);
    },
    write() {
      for (const [key, messages] of counts) {
        const [recipient, disposition] = JSON.parse(key);
        writeTruth({ kind: "outcome", recipient, disposition, messages });
      }
    },
  };
}

async function sendScenarios(ledger) {
  for (const scenario of scenarios) {
    const { to, times = 1, outcome, outcomes, mta: only, ...content } = scenario;
    if (only && only !== mtaName) continue;
    for (let time = 0; time < times; time += 1) {
      await (content.via === "sendmail" ? mta.sendLocally({ to }) : submit({ to, ...content }));
    }
    to.forEach((recipient, index) => {
      const expected = outcomes?.[index] ?? outcome;
      ledger.expect(recipient, expected[mtaName] ?? expected, times);
    });
  }
}

function keep(from, target) {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(from, target);
  chmodSync(target, 0o644);
}

async function recordSample(name) {
  const sample = mta.samples[name];
  // Log and truth are put in place together, so that an interrupted run spoils neither.
  const truth = "/run/truth.ndjson";
  rmSync(truth, { force: true });
  process.env.LAB_TRUTH = truth;
  process.env.LAB_MTA = mtaName;

  const log = `/var/log/${name}.log`;
  rmSync(log, { force: true });
  const stopSyslog = await startSyslog({ format: sample.syslog ?? "bsd", file: log });
  const peers = await Promise.all(
    mta.peers.map((script) => startPeer(script, mta.peerEnvironment)),
  );
  await mta.start(sample);

  const ledger = makeLedger();
  await mta.special({ submit, expect: ledger.expect });
  await sendScenarios(ledger);
  await mta.settle();
  const whyUnlogged = mta.whyUnlogged(sample);
  await play({ mta: mtaName, whyUnlogged, expect: ledger.expect });
  await mta.settle();
  await mta.retry();
  for (const recipient of retriedTwice) await mta.retryOne(recipient);
  await mta.settle();

  await mta.stop();
  for (const peer of peers) peer.kill();
  await stopSyslog();
  ledger.write();
  keep(truth, here(`truth/${mtaName}-${name}.ndjson`));
  for (const [from, to] of Object.entries(sample.copies ?? { [log]: `${name}.log` })) {
    keep(from, here(`../../samples/${mtaName}/${to}`));
  }
  console.log(`recorded ${mtaName}/${name}`);
}

process.env.LAB_MTA = mtaName;
makeCertificate();
buildNetwork();
const dns = await startPeer("dns-server.mjs", {});
for (const name of Object.keys(mta.samples)) {
  if (!onlySample || onlySample === name) await recordSample(name);
}
dns.kill();
process.exit(0);
