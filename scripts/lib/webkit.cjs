"use strict";
const { existsSync } = require("node:fs");
const { installFromDebian } = require("./debian.cjs");
const { Problem } = require("./problem.cjs");

/** Debian's packages, each with a file by which it is known to be there. The library itself comes along. */
const PACKAGES = [
  ["webkit2gtk-driver", ["/usr/bin/WebKitWebDriver"]],
  ["xvfb", ["/usr/bin/Xvfb"]],
  ["python3-gi", ["/usr/lib/python3/dist-packages/gi/__init__.py"]],
  ["gir1.2-webkit2-4.1", typelibs("WebKit2-4.1.typelib")],
];

function typelibs(name) {
  const machines = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
  return machines.map((machine) => `/usr/lib/${machine}/girepository-1.0/${name}`);
}

/** What a WebKit for the tests still needs, as names of Debian's packages. */
function missingForWebKit(exists = existsSync) {
  return PACKAGES.filter(([, files]) => !files.some((file) => exists(file))).map(([name]) => name);
}

/** A WebKit for the tests, as a stand-in for iPads. Only Debian has one that can be driven; it is never left out silently. */
function ensureWebKit(exists = existsSync, install = installFromDebian) {
  const output = install(missingForWebKit(exists));
  const missing = missingForWebKit(exists);
  if (missing.length > 0) {
    throw new Problem(
      `The tests need WebKit, which stands in for iPads: run them as root on Debian, or install ${missing.join(", ")} there. ` +
        "This counts as one failed test; the other parts run with npm test -- --only verify, unit, browser or e2e.",
      output,
    );
  }
}

module.exports = { ensureWebKit, missingForWebKit };
