import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { InputSource } from "../../src/input/input-source.js";
import { openInput, streamInput } from "../../src/input/open-input.js";
import { type ReadBlocksOptions, readBlocks } from "../../src/input/read-blocks.js";
import { tempDir } from "./temp-dir.js";

const dir = tempDir();

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(dir, name), content);
  return name;
}

async function readAll(source: InputSource, options: ReadBlocksOptions = {}) {
  const blocks: string[] = [];
  let error: unknown = null;
  try {
    for await (const block of readBlocks(source, options)) {
      blocks.push(block.toString("latin1"));
    }
  } catch (caught) {
    error = caught;
  }
  return { text: blocks.join(""), blocks, error };
}

/** Lines that hardly compress, so that gzip data is spread over many chunks. */
const noisyLog = Array.from(
  { length: 60_000 },
  (_, i) =>
    `Nov 21 22:00:01 mail01 postfix/smtp[${i}]: ${((i * 2654435761) % 2 ** 32).toString(36)}`,
).join("\n");

describe("readBlocks", () => {
  test("gives a file as blocks of whole lines", async () => {
    const { text, blocks } = await readAll(await openInput(file("big.log", noisyLog), dir));
    expect(text).toBe(noisyLog);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks.slice(0, -1)) expect(block.endsWith("\n")).toBe(true);
  });

  test("keeps each byte as one character", async () => {
    const bytes = Buffer.from([0x61, 0xff, 0x00, 0xc3, 0xa9, 0x0d, 0x0a, 0x62]);
    const { text } = await readAll(
      streamInput(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)])),
    );
    expect(text).toBe("a\xff\0\xc3\xa9\r\nb");
  });

  test("leaves out a UTF-8 byte order mark", async () => {
    const { text } = await readAll(await openInput(file("bom.log", "\ufeffone\n"), dir));
    expect(text).toBe("one\n");
  });

  test("unpacks gzip by its content, with several members", async () => {
    const members = Buffer.concat([gzipSync("one\ntw"), gzipSync("o\nthree\n")]);
    const { text } = await readAll(await openInput(file("plain-name.log", members), dir));
    expect(text).toBe("one\ntwo\nthree\n");
    const piped = Readable.from(Array.from(members, (byte) => Buffer.from([byte])));
    expect((await readAll(streamInput(piped))).text).toBe("one\ntwo\nthree\n");
  });

  test.each([0.1, 0.5, 0.9, 0.9999])(
    "a gzip file cut at %f gives all before the cut",
    async (share) => {
      const whole = gzipSync(noisyLog);
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      const { text, error } = await readAll(await openInput(file(`cut-${share}.gz`, cut), dir));
      expect(String(error)).toContain(`cut-${share}.gz is cut off`);
      const readable = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
      expect(text.length).toBeGreaterThan(0);
      expect(text).toBe(readable);
    },
  );

  test("damaged gzip data is told from truncated data", async () => {
    const damaged = Buffer.from(gzipSync(noisyLog));
    damaged.fill(0x55, damaged.length >> 1, (damaged.length >> 1) + 64);
    const { text, error } = await readAll(await openInput(file("bad.gz", damaged), dir));
    expect(String(error)).toContain("bad.gz is damaged");
    expect(text.length).toBeGreaterThan(100_000);
  });

  test("drops overlong lines and counts them", async () => {
    const log = `ok\n${"x".repeat(3_000_000)}\nok too\n${"y".repeat(2_000_000)}`;
    let oversized = 0;
    const { text } = await readAll(await openInput(file("long.log", log), dir), {
      onOversized: (lines) => {
        oversized += lines;
      },
    });
    expect(text).toBe("ok\nok too\n");
    expect(oversized).toBe(2);
  });

  test("counts the bytes as they stand on disk", async () => {
    const packed = gzipSync(noisyLog);
    let bytes = 0;
    await readAll(await openInput(file("count.gz", packed), dir), {
      onBytes: (count) => {
        bytes += count;
      },
    });
    expect(bytes).toBe(packed.length);
  });

  test("an aborted live stream ends like a finished one", async () => {
    const live = new PassThrough();
    const stop = new AbortController();
    live.write("one\ntwo\n");
    const blocks: string[] = [];
    for await (const block of readBlocks(streamInput(live), { signal: stop.signal })) {
      blocks.push(block.toString("latin1"));
      stop.abort();
    }
    expect(blocks).toEqual(["one\ntwo\n"]);
    expect(live.destroyed).toBe(true);
  });

  test("a reader who stops early closes the source", async () => {
    const live = new PassThrough();
    live.write("one\n");
    for await (const block of readBlocks(streamInput(live))) {
      expect(block.toString("latin1")).toBe("one\n");
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(live.destroyed).toBe(true);
  });

  test("a pipe of something else is refused and closed", async () => {
    const live = new PassThrough();
    live.write(Buffer.from("PK\x03\x04aaaaaaaa", "latin1"));
    const { error } = await readAll(streamInput(live));
    expect(String(error)).toContain(
      "standard input is a zip archive, not a log: unpack it into mailwhy, as in unzip -p FILE | mailwhy",
    );
    expect(live.destroyed).toBe(true);
  });
});

describe("openInput", () => {
  test("says what is wrong", async () => {
    mkdirSync(join(dir, "folder"));
    file("mail.log.xz", Buffer.from("\xfd7zXZ\0\0\x01", "latin1"));
    file("wide.log", Buffer.from("\ufeffone\n", "utf16le"));
    const refused = async (name: string) =>
      openInput(name, dir).then(
        () => "opened",
        (error: unknown) => (error instanceof Error ? error.message : "?"),
      );
    expect(await refused("none.log")).toBe("no such file: none.log");
    expect(await refused("folder/")).toBe(
      "folder/ is a directory: name the log files in it, as in folder/mail.log*",
    );
    expect(await refused("mail.log.xz")).toBe(
      "mail.log.xz is an xz file, not a log: unpack it into mailwhy, as in xz -dc mail.log.xz | mailwhy",
    );
    expect(await refused("wide.log")).toBe(
      "wide.log is UTF-16 text: convert it, as in iconv -f UTF-16 -t UTF-8 wide.log | mailwhy",
    );
  });

  test("gives the first whole lines, unpacked", async () => {
    const source = await openInput(file("head.gz", gzipSync(noisyLog)), dir);
    expect(noisyLog.startsWith(source.head)).toBe(true);
    expect(source.head.endsWith("\n")).toBe(true);
    expect(source.head.length).toBeGreaterThan(1000);
  });

  test("reads a named pipe", async () => {
    execFileSync("mkfifo", [join(dir, "fifo")]);
    const source = await openInput("fifo", dir);
    expect(source.sizeBytes).toBeNull();
    const reading = readAll(source);
    await writeFile(join(dir, "fifo"), "from a pipe\n");
    expect((await reading).text).toBe("from a pipe\n");
  });
});
