// One connection to the scripted remote server.
import { TLSSocket } from "node:tls";
import { replies } from "./network.mjs";
import { writeReply } from "./truth.mjs";

/** How often each recipient's script has answered, for replies that end after some times. */
const timesSaid = new Map();
const mta = process.env.LAB_MTA;
const longText = "A very long explanation that nobody asked for. ".repeat(12).trim();

export class RemoteSession {
  constructor(socket, host, tls) {
    Object.assign(this, { host, tls, buffer: "", inData: false, encrypted: false });
    this.ownScript = host.script ? replies[host.script] : [];
    this.forget();
    this.attach(socket);
  }

  attach(socket) {
    this.socket = socket;
    socket.on("data", (chunk) => this.receive(chunk.toString("latin1")));
    // Clients hang up in the middle of things; that is what some scenarios are about.
    socket.on("error", () => {});
  }

  start() {
    if (this.perform("connect")) return;
    const protocol = this.host.lmtp ? "LMTP" : "ESMTP";
    this.say([`220 ${this.host.host ?? "mx"} ${protocol} ready`]);
  }

  forget() {
    Object.assign(this, { sender: null, recipients: [], accepted: [], loginStep: null });
  }

  receive(text) {
    this.buffer += text;
    for (;;) {
      const end = this.buffer.indexOf("\n");
      if (end < 0) return;
      const line = this.buffer.slice(0, end).replace(/\r$/, "");
      this.buffer = this.buffer.slice(end + 1);
      if (this.inData) this.readData(line);
      else this.obey(line);
    }
  }

  obey(line) {
    if (this.loginStep) return this.login();
    const verb = line.split(/[ :]/)[0].toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? null;
    switch (verb) {
      case "EHLO":
      case "LHLO":
        return this.perform("ehlo") || this.sayFeatures();
      case "HELO":
        return this.perform("helo") || this.say([`250 ${this.host.host}`]);
      case "STARTTLS":
        return this.perform("starttls") || this.startTls();
      case "AUTH":
        return this.perform("auth") || this.say(["235 2.7.0 Welcome"]);
      case "MAIL":
        this.forget();
        this.sender = address;
        return this.perform("mail") || this.say(["250 2.1.0 Ok"]);
      case "RCPT":
        return this.addRecipient(address);
      case "DATA":
        return this.beginData();
      case "RSET":
        this.forget();
        return this.say(["250 2.0.0 Ok"]);
      case "NOOP":
        return this.say(["250 2.0.0 Ok"]);
      case "QUIT":
        this.say(["221 2.0.0 Bye"]);
        return this.socket.end();
      default:
        return this.say(["502 5.5.2 Error: command not recognized"]);
    }
  }

  sayFeatures() {
    const offered = (this.host.features ?? []).filter(
      (feature) => feature !== "STARTTLS" || !this.encrypted,
    );
    const all = [this.host.host, ...offered, "ENHANCEDSTATUSCODES"];
    this.say(all.map((feature, index) => `250${index === all.length - 1 ? " " : "-"}${feature}`));
  }

  startTls() {
    const [step] = this.ownScript;
    this.say(["220 2.0.0 Ready to start TLS"]);
    const plain = this.socket;
    plain.removeAllListeners("data");
    if (step?.tls === "garbage") {
      plain.once("data", () => plain.end("this is no TLS at all\r\n"));
      return;
    }
    this.encrypted = true;
    this.attach(new TLSSocket(plain, { isServer: true, ...this.tls }));
  }

  addRecipient(recipient) {
    if (this.sender === null) return this.say(["503 5.5.1 Error: need MAIL command"]);
    this.recipients.push(recipient);
    if (this.perform("rcpt", recipient)) return;
    this.accepted.push(recipient);
    this.say(["250 2.1.5 Ok"]);
  }

  beginData() {
    if (this.accepted.length === 0) {
      // A pipelining client has sent DATA before it knew; no MTA logs this answer.
      return this.reply("data", [null], ["554 5.5.1 Error: no valid recipients"], "pipelined");
    }
    if (this.perform("data", this.accepted[0])) return;
    this.say(["354 End data with <CR><LF>.<CR><LF>"]);
    this.inData = true;
  }

  readData(line) {
    if (line !== ".") return;
    this.inData = false;
    const askedOnce = this.host.lmtp ? this.accepted : this.accepted.slice(0, 1);
    for (const recipient of askedOnce) {
      if (!this.perform("end-of-data", recipient)) this.say([`250 2.0.0 Ok: queued as 4abcDEF`]);
    }
    this.forget();
  }

  /** Plays the scripted step of this stage, if there is one, and says whether it did. */
  perform(stage, recipient = null) {
    const step = this.findStep(stage, recipient);
    if (!step) return false;
    if (step.raw) this.socket.write(step.raw);
    if (step.lines) {
      const lines = step.lines.map((line) => this.fill(line, recipient));
      const why = step.mtaWhy?.[mta] ?? step.why;
      const all = stage === "end-of-data" && !this.host.lmtp ? this.accepted : [recipient];
      // What the first of several hosts said is logged without a recipient.
      const unnamed = this.host.index === 0 && step.unnamed?.includes(mta);
      this.reply(stage, unnamed ? [] : all, lines, why, step.enhanced);
    }
    if (step.then === "close") this.socket.end();
    if (step.then === "reset") this.socket.resetAndDestroy();
    return step.tls !== "garbage";
  }

  findStep(stage, recipient) {
    const script = recipient ? (replies[recipient.split("@")[0].split("+")[0]] ?? []) : [];
    const step = [...this.ownScript, ...script].find((candidate) => candidate.when === stage);
    if (!step) return undefined;
    if (this.host.index > 0 && !step.everyHost) return undefined;
    if (step.skip >= this.recipients.length) return undefined;
    const key = `${stage} ${recipient}`;
    const said = timesSaid.get(key) ?? 0;
    timesSaid.set(key, said + 1);
    return said < (step.times ?? Infinity) ? step : undefined;
  }

  fill(line, recipient) {
    return line
      .replaceAll("{recipient}", recipient)
      .replaceAll("{sender}", this.sender)
      .replaceAll("{host}", this.host.host)
      .replaceAll("{ip}", "203.0.113.10")
      .replaceAll("{long}", longText);
  }

  reply(stage, recipients, lines, why, enhanced) {
    this.say(lines);
    const { script } = this.host;
    const named = recipients.map(
      (recipient) => recipient ?? (script ? `${script}@${script}.example.net` : null),
    );
    for (const recipient of named.length > 0 ? named : [null]) {
      writeReply({
        direction: "outbound",
        stage,
        recipient,
        sender: this.sender,
        lines,
        enhanced,
        why,
      });
    }
  }

  say(lines) {
    if (!this.socket.destroyed) this.socket.write(lines.map((line) => `${line}\r\n`).join(""));
  }
}
