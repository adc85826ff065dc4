import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { measureClassification } from "./measure/classification.mjs";
import { measureMemory } from "./measure/memory.mjs";
import { canMeasureMemory } from "./measure/run-process.mjs";
import { measureSpeed } from "./measure/speed.mjs";
import { measureStartup } from "./measure/startup.mjs";

const USAGE = `node bench/run.mjs [options]

Measures mailwhy as whole processes, next to the classic tools where they are installed.

  --messages N        messages in each log (200000)
  --runs N            measured rounds after the warm-up (5)
  --only PART         postfix, exim, startup, classification or memory
  --tenfold           also memory on a log ten times as long (takes minutes and 2.5 GB of disk)
  --bin FILE          the mailwhy to measure (dist/bin.js)
  --pflogsumm FILE    where pflogsumm is, if not on the path
  --eximstats FILE    where eximstats is, if not on the path
`;

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "200000" },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    tenfold: { type: "boolean", default: false },
    bin: { type: "string", default: fileURLToPath(new URL("../dist/bin.js", import.meta.url)) },
    pflogsumm: { type: "string" },
    eximstats: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const parts = {
  startup: measureStartup,
  postfix: (context) => measureSpeed("postfix", context),
  exim: (context) => measureSpeed("exim", context),
  classification: measureClassification,
  memory: measureMemory,
};

if (values.help) {
  process.stdout.write(USAGE);
} else if (values.only !== undefined && !Object.hasOwn(parts, values.only)) {
  refuse(`--only ${values.only}: expected one of ${Object.keys(parts).join(", ")}`);
} else if (!(Number(values.messages) >= 1 && Number(values.runs) >= 1)) {
  refuse("--messages and --runs: expected a number of at least 1");
} else if (!existsSync(values.bin)) {
  process.stderr.write(`${values.bin} does not exist: run "npm run build" first\n`);
  process.exitCode = 2;
} else {
  await measure(selected());
}

function selected() {
  if (values.only !== undefined) return [values.only];
  return Object.keys(parts).filter((part) => part !== "memory" || values.tenfold);
}

async function measure(names) {
  const directory = mkdtempSync(join(tmpdir(), "mailwhy-bench-"));
  const removeLogs = () => rmSync(directory, { recursive: true, force: true });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      removeLogs();
      process.exit(130);
    });
  }
  const context = {
    mailwhy: [process.execPath, values.bin],
    library: new URL("index.js", pathToFileURL(values.bin)).href,
    messages: Number(values.messages),
    runs: Number(values.runs),
    tools: { pflogsumm: values.pflogsumm, eximstats: values.eximstats },
    directory,
    say: (text) => process.stderr.write(`${text}\n`),
  };
  try {
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown CPU"}`;
    process.stdout.write(`node ${process.version}, ${machine}\n`);
    if (!canMeasureMemory) {
      process.stdout.write("CPU time and peak memory need GNU time; Debian has it in time.\n");
    }
    for (const name of names) {
      const { text, hasFailed } = await parts[name](context);
      process.stdout.write(`\n${text}\n`);
      if (hasFailed) process.exitCode = 1;
    }
  } finally {
    removeLogs();
  }
}

function refuse(message) {
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exitCode = 2;
}
