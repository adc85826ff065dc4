// The scripted clients that talk to our own MTA: app1 submits mail, strangers get refused.
import { connect } from "node:net";
import { serverIp } from "./network.mjs";

/** Longer than any time-out of our MTA; a server that is silent for longer is given up. */
const patienceMs = 8000;

/** An SMTP client that sends lines and collects whole replies. */
export class SmtpClient {
  constructor({ from, to = serverIp, port = 25 }) {
    this.waiting = [];
    this.pending = [];
    this.received = [];
    this.buffer = "";
    this.socket = connect({ host: to, port, localAddress: from });
    this.socket.setEncoding("latin1");
    this.socket.setTimeout(patienceMs, () => this.socket.destroy());
    this.socket.on("data", (text) => this.receive(text));
    this.socket.on("error", () => {});
    this.socket.on("close", () => {
      for (const resolve of this.waiting.splice(0)) resolve(null);
    });
  }

  receive(text) {
    this.buffer += text;
    const lines = this.buffer.split("\r\n");
    this.buffer = lines.pop();
    for (const line of lines) {
      this.pending.push(line);
      if (!/^\d{3}-/.test(line)) this.received.push(this.pending.splice(0));
    }
    while (this.waiting.length > 0 && this.received.length > 0) {
      this.waiting.shift()(this.received.shift());
    }
  }

  /** The next reply as its lines, or null when the server has closed the connection. */
  read() {
    if (this.received.length > 0) return Promise.resolve(this.received.shift());
    if (this.socket.destroyed) return Promise.resolve(null);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  write(text) {
    if (!this.socket.destroyed) this.socket.write(text, "latin1");
  }

  async command(line) {
    this.write(`${line}\r\n`);
    return this.read();
  }

  close() {
    this.socket.end();
  }
}

let messageNumber = 0;

/** A whole message; its size is exact enough for size limits. */
export function composeMessage({ from, to, subject = "Monthly news", sizeBytes = 0, body = "" }) {
  messageNumber += 1;
  const padding = "0123456789 abcdefghij abcdefghij\r\n".repeat(Math.ceil(sizeBytes / 34));
  return [
    `From: ${from || "news-desk@corp.example"}`,
    `To: ${to.join(", ")}`,
    `Subject: ${subject}`,
    `Message-ID: <${messageNumber}.news@app1.corp.example>`,
    "",
    "Hello.",
    body,
    padding,
  ].join("\r\n");
}

/** Hands one message to our MTA as an application server of the house would. */
export async function submit({ from = "news-desk@corp.example", to, ...content }) {
  const client = new SmtpClient({ from: "192.0.2.200" });
  const demand = async (reply, first) => {
    const lines = await reply;
    if (!lines?.[0].startsWith(first)) throw new Error(`to ${to}: ${lines ?? "closed"}`);
  };
  await demand(client.read(), "220");
  await demand(client.command("EHLO app1.corp.example"), "250");
  await demand(client.command(`MAIL FROM:<${from}>`), "250");
  for (const recipient of to) await demand(client.command(`RCPT TO:<${recipient}>`), "250");
  await demand(client.command("DATA"), "354");
  await demand(client.command(`${composeMessage({ from, to, ...content })}\r\n.`), "250");
  await client.command("QUIT");
  client.close();
}
