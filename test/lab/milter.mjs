// A milter that decides by the recipient's name. Protocol: libmilter's mfdef.h, version 6.
import { createServer } from "node:net";

const negotiate = "O",
  macro = "D",
  quit = "Q",
  abort = "A",
  recipientCommand = "R";
const endOfBody = "E";
const acceptActions = 0x3f;

/** What is answered at RCPT or at the end of the message: a response letter and its data. */
const atRecipient = {
  "milter-rcpt": ["y", "550 5.7.1 Recipient refused by the filter"],
  "milter-busy": ["t", ""],
  "milter-no": ["r", ""],
};
const atEnd = {
  "milter-spam": [
    "y",
    "554 5.7.1 Spam message rejected; score 17.2, see https://filter.example.org",
  ],
  "milter-later": ["y", "451 4.7.1 Greylisting in action, please come back later"],
  "milter-refuse": ["r", ""],
  "milter-discard": ["d", ""],
};

createServer((socket) => {
  let buffer = Buffer.alloc(0);
  let recipient = "";
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 5 && buffer.length >= 4 + buffer.readUInt32BE(0)) {
      const length = buffer.readUInt32BE(0);
      const command = String.fromCharCode(buffer[4]);
      const data = buffer.subarray(5, 4 + length);
      buffer = buffer.subarray(4 + length);
      if (command === recipientCommand) recipient = data.toString("latin1");
      const response = respond(command, recipient);
      if (response) socket.write(encode(...response));
    }
  });
}).listen(8891, "127.0.0.1", () => console.log("ready"));

function respond(command, recipient) {
  if (command === negotiate) {
    const options = Buffer.alloc(12);
    options.writeUInt32BE(6, 0);
    options.writeUInt32BE(acceptActions, 4);
    return [negotiate, options];
  }
  if ([macro, quit, abort].includes(command)) return undefined;
  const table = { [recipientCommand]: atRecipient, [endOfBody]: atEnd }[command] ?? {};
  const name = Object.keys(table).find((key) => recipient.includes(`+${key}@`));
  return name ? table[name] : ["c", ""];
}

function encode(letter, data) {
  const body = Buffer.isBuffer(data) ? data : Buffer.from(data === "" ? "" : `${data}\0`);
  const packet = Buffer.alloc(5 + body.length);
  packet.writeUInt32BE(1 + body.length, 0);
  packet.write(letter, 4);
  body.copy(packet, 5);
  return packet;
}
