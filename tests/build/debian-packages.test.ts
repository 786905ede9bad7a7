import { createRequire } from "node:module";
import { beforeEach, expect, test } from "vitest";

type System = { readonly mayInstall: () => boolean; readonly aptGet: (args: readonly string[]) => string };
type Install = (packages: readonly string[], system?: System) => string;
type EnsureWebKit = (exists: (file: string) => boolean, install: Install) => void;

const load = createRequire(import.meta.url);
const PATHS = ["debian", "webkit"].map((name) => load.resolve(`../../scripts/lib/${name}.cjs`));
const NEEDED = [
  "webkit2gtk-driver",
  "xvfb",
  "python3-gi",
  "gir1.2-webkit2-4.1",
  "gstreamer1.0-plugins-good",
  "gstreamer1.0-libav",
];

let installFromDebian: Install;
let ensureWebKit: EnsureWebKit;
let asked: string[];

const system = (mayInstall: boolean): System => ({
  mayInstall: () => mayInstall,
  aptGet(args) {
    asked.push(args.join(" "));
    return "apt-get spoke";
  },
});

beforeEach(() => {
  asked = [];
  for (const path of PATHS) {
    delete load.cache[path];
  }
  ({ installFromDebian } = load(PATHS[0] ?? "") as { installFromDebian: Install });
  ({ ensureWebKit } = load(PATHS[1] ?? "") as { ensureWebKit: EnsureWebKit });
});

test("packages are installed in one go, and the lists are asked for once", () => {
  expect(installFromDebian(["chromium", "xvfb"], system(true))).toBe("apt-get spoke");
  installFromDebian(["python3-gi"], system(true));
  expect(asked).toEqual([
    "update",
    "install -y --no-install-recommends chromium xvfb",
    "install -y --no-install-recommends python3-gi",
  ]);
});

test("nothing is asked of a system where nothing is missing, or that isn't ours to change", () => {
  installFromDebian([], system(true));
  installFromDebian(["chromium"], system(false));
  expect(asked).toEqual([]);
});

test("what WebKit lacks is installed, and it is content when that has worked", () => {
  const there = new Set<string>(["/usr/bin/Xvfb"]);
  const wanted: string[] = [];
  ensureWebKit(
    (file) => there.has(file),
    (packages) => {
      wanted.push(...packages);
      for (const file of [
        "/usr/bin/WebKitWebDriver",
        "/usr/lib/python3/dist-packages/gi/__init__.py",
        "/usr/lib/aarch64-linux-gnu/girepository-1.0/WebKit2-4.1.typelib",
        "/usr/lib/aarch64-linux-gnu/gstreamer-1.0/libgstmpg123.so",
        "/usr/lib/aarch64-linux-gnu/gstreamer-1.0/libgstlibav.so",
      ]) {
        there.add(file);
      }
      return "";
    },
  );
  expect(wanted).toEqual(NEEDED.filter((name) => name !== "xvfb"));
});

test("where it can't be had, a problem names what to install, and it is never left out in silence", () => {
  const noWebKit = (): void =>
    ensureWebKit(
      () => false,
      () => "E: Unable to locate package",
    );
  expect(noWebKit).toThrow(`install ${NEEDED.join(", ")} there`);
  expect(noWebKit).toThrow("This counts as one failed test");
});
