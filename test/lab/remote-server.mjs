// The other side of outbound mail: SMTP and LMTP listeners that answer from replies.json and
// write down each negative reply they give.
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { lmtpIp, remoteHosts } from "./network.mjs";
import { RemoteSession } from "./remote-session.mjs";

const tls = {
  key: readFileSync(process.env.LAB_TLS_KEY),
  cert: readFileSync(process.env.LAB_TLS_CERT),
};

const lmtpHost = { host: "lmtp.corp.example", ip: lmtpIp, features: ["PIPELINING"], lmtp: true };

function listen(host, ...where) {
  const server = createServer((socket) => new RemoteSession(socket, host, tls).start());
  return new Promise((resolve) => server.listen(...where, resolve));
}

const lmtpSocket = process.env.LAB_LMTP_SOCKET;
if (lmtpSocket) rmSync(lmtpSocket, { force: true });

await Promise.all([
  ...remoteHosts.map((host) => listen(host, 25, host.ip)),
  listen(lmtpHost, 24, lmtpIp),
  ...(lmtpSocket ? [listen(lmtpHost, lmtpSocket)] : []),
]);
console.log("ready");
