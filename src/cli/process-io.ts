import { isatty } from "node:tty";
import type { Io } from "./io.js";

const signals = ["SIGINT", "SIGTERM"] as const;

/** The real world. */
export function processIo(): Io {
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    get stdinIsTty() {
      return isatty(0);
    },
    get stdoutIsTty() {
      return isatty(1);
    },
    get stderrIsTty() {
      return isatty(2);
    },
    get columns() {
      return process.stdout.columns;
    },
    get rows() {
      return process.stdout.rows;
    },
    env: process.env,
    get cwd() {
      return process.cwd();
    },
    get systemTimezone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    now: () => Date.now(),
    onSignal,
  };
}

function onSignal(handler: () => void): () => void {
  const off = () => {
    for (const signal of signals) process.off(signal, once);
  };
  const once = () => {
    off();
    handler();
  };
  for (const signal of signals) process.on(signal, once);
  return off;
}
