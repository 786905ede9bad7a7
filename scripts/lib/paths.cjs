"use strict";
const { readFileSync } = require("node:fs");
const { delimiter, join, resolve } = require("node:path");

const repository = resolve(__dirname, "../..");
const binFolder = join(repository, "node_modules", ".bin");

/** The script behind a package's command: run by Node itself, it needs no shell and no `.cmd` on any system. */
function scriptOf(packageName, command = packageName) {
  const folder = join(repository, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** The environment with the repository's own commands first on the path, or without them. */
function environmentWithBin(wanted, extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const folders = (process.env[name] ?? "").split(delimiter).filter((folder) => folder !== "" && resolve(folder) !== binFolder);
  return { ...process.env, [name]: (wanted ? [binFolder, ...folders] : folders).join(delimiter), ...extra };
}

module.exports = { repository, scriptOf, environmentWithBin };
