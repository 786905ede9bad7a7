"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");

const thisSystem = {
  mayInstall: () => process.getuid?.() === 0 && existsSync("/etc/debian_version"),
  aptGet(args) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { stdout, stderr } = spawnSync("apt-get", args, { env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    return `${stdout}\n${stderr}`;
  },
};

let hasAskedForLists = false;

/**
 * Installs these packages in one go, where that can be done: as root, on Debian. What apt-get said, for whoever looks
 * whether it is there now. The lists are asked for once in a process.
 */
function installFromDebian(packages, system = thisSystem) {
  if (packages.length === 0 || !system.mayInstall()) {
    return "";
  }
  process.stdout.write(`Installing Debian's ${packages.join(", ")} for the tests …\n`);
  if (!hasAskedForLists) {
    hasAskedForLists = true;
    system.aptGet(["update"]);
  }
  return system.aptGet(["install", "-y", "--no-install-recommends", ...packages]);
}

module.exports = { installFromDebian };
