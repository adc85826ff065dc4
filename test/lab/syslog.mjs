// rsyslog as the samples' log writer, in one of its two file formats.
import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const formats = { bsd: "RSYSLOG_TraditionalFileFormat", rfc3339: "RSYSLOG_FileFormat" };

/** Starts rsyslog for the mail facility; returns a function that stops it. */
export async function startSyslog({ format, file }) {
  rmSync("/dev/log", { force: true });
  writeFileSync(
    "/run/rsyslog.conf",
    [
      'module(load="imuxsock" SysSock.RateLimit.Interval="0")',
      // Traditional installations fold repeated lines.
      `$RepeatedMsgReduction ${format === "bsd" ? "on" : "off"}`,
      `mail.* action(type="omfile" file="${file}" template="${formats[format]}")`,
      "",
    ].join("\n"),
  );
  const daemon = spawn("rsyslogd", ["-n", "-f", "/run/rsyslog.conf", "-i", "/run/rsyslog.pid"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => daemon.once("exit", resolve));
  while (!existsSync("/dev/log")) await sleep(50);
  return async () => {
    daemon.kill("SIGTERM");
    await ended;
  };
}
