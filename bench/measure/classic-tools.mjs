import { accessSync, constants } from "node:fs";
import { join } from "node:path";

/** The tool that people use today for each log, and the Debian package that has it. */
export const classicTools = {
  postfix: { name: "pflogsumm", debianPackage: "pflogsumm" },
  exim: { name: "eximstats", debianPackage: "exim4-base" },
};

/** The path of a program, or `undefined`. Looks in the administrator's directories too. */
export function findProgram(name) {
  const directories = (process.env.PATH ?? "").split(":").concat("/usr/sbin", "/usr/local/sbin");
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
