import { readFileSync } from "node:fs";

// `node analyse-log.mjs LIBRARY FILE classified|counted`: reads a log as `mailwhy report` does, once
// with the classifier and once with one that looks at nothing.

const [library, file, kind] = process.argv.slice(2);
const { createClassifier, loadCatalog, LogAnalysis } = await import(library);
const classifier = createClassifier(await loadCatalog());
const verdict = Object.freeze({
  cause: "policy",
  owner: "wait",
  retry: false,
  provider: null,
  providerKind: null,
  rule: null,
  evidence: "none",
});
const analysis = new LogAnalysis(
  kind === "classified" ? classifier : { ...classifier, classify: () => verdict },
  { logFormat: "auto", sinceMs: null, untilMs: null, direction: null, timezone: "UTC" },
);
analysis.startSource({ name: file, referenceMs: Date.now() });
const bytes = readFileSync(file);
for (let start = 0; start < bytes.length; ) {
  const end = bytes.indexOf(10, Math.min(start + 262_144, bytes.length - 1)) + 1 || bytes.length;
  analysis.add(bytes.subarray(start, end));
  start = end;
}
analysis.endSource();
if (analysis.snapshot().ledger.eventLines === 0) throw new Error("the log shows no events");
