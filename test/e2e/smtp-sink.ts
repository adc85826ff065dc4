import { createServer, type Socket } from "node:net";

/** What the sink says to those it refuses, by the local part of the recipient. */
export interface Refusals {
  /** In reply to RCPT. */
  readonly rcpt: Readonly<Record<string, string>>;
  /** In reply to the end of the message. */
  readonly message: Readonly<Record<string, string>>;
}

export interface SmtpSink {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts a mail server on loopback that takes all mail but what it is told to refuse. */
export async function startSmtpSink(refusals: Refusals): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    talk(socket, refusals);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sink has no port");
  return {
    port: address.port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One session: an answer to each line, and to the end of each message. */
function talk(socket: Socket, refusals: Refusals): void {
  let buffer = "";
  let isMessage = false;
  let localParts: string[] = [];
  const say = (line: string) => socket.write(`${line}\r\n`);

  const answer = (line: string): void => {
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? "";
    switch (verb) {
      case "EHLO":
        say("250-sink.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
        return;
      case "MAIL":
        localParts = [];
        break;
      case "RCPT": {
        const localPart = /<([^@>]*)@/.exec(line)?.[1] ?? "";
        const refusal = refusals.rcpt[localPart];
        if (refusal !== undefined) {
          say(refusal);
          return;
        }
        localParts.push(localPart);
        break;
      }
      case "DATA":
        isMessage = true;
        say("354 End data with a dot");
        return;
      case "QUIT":
        say("221 2.0.0 Bye");
        socket.end();
        return;
    }
    say("250 2.0.0 Ok");
  };

  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (text) => {
    buffer += text;
    const lines = buffer.split("\r\n");
    buffer = lines.pop() ?? "";
    for (const line of lines) {
      if (!isMessage) {
        answer(line);
      } else if (line === ".") {
        isMessage = false;
        say(localParts.map((one) => refusals.message[one]).find(Boolean) ?? "250 2.0.0 Ok");
      }
    }
  });
  say("220 sink.example ESMTP");
}
