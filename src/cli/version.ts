import { readFileSync } from "node:fs";
import { packageRoot } from "../package-files.js";

const manifest = new URL("package.json", packageRoot);

/** Version as in package.json. */
export function version(): string {
  const value: unknown = JSON.parse(readFileSync(manifest, "utf8"));
  if (typeof value === "object" && value !== null && "version" in value) {
    return String(value.version);
  }
  return "unknown";
}

/** Where a fault of mailwhy itself is reported. */
export function issuesAddress(): string | null {
  const value: unknown = JSON.parse(readFileSync(manifest, "utf8"));
  if (typeof value !== "object" || value === null || !("bugs" in value)) return null;
  const { bugs } = value;
  if (typeof bugs === "string") return bugs;
  if (typeof bugs !== "object" || bugs === null || !("url" in bugs)) return null;
  return String(bugs.url);
}
