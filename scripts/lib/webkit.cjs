"use strict";
const { existsSync } = require("node:fs");
const { installFromDebian } = require("./debian.cjs");
const { Problem } = require("./problem.cjs");

/** Debian's packages, each with a file by which it is known to be there. The library itself comes along. */
const PACKAGES = [
  ["webkit2gtk-driver", ["/usr/bin/WebKitWebDriver"]],
  ["xvfb", ["/usr/bin/Xvfb"]],
  ["python3-gi", ["/usr/lib/python3/dist-packages/gi/__init__.py"]],
  ["gir1.2-webkit2-4.1", libraries("girepository-1.0/WebKit2-4.1.typelib")],
  // What it decodes sounds with: MP3, and AAC.
  ["gstreamer1.0-plugins-good", libraries("gstreamer-1.0/libgstmpg123.so")],
  ["gstreamer1.0-libav", libraries("gstreamer-1.0/libgstlibav.so")],
];

function libraries(file) {
  return ["x86_64-linux-gnu", "aarch64-linux-gnu"].map((machine) => `/usr/lib/${machine}/${file}`);
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
