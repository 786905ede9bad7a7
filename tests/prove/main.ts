import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * `npm run prove -- NAME [--runs N] [--seed S]`: one of the long proofs. Those by chance take as many runs as one wants, and
 * what fails says its seed, which plays the same again; the others try every case. Each also stands among the tests, shorter; `exports` needs
 * programs of others, and tries with them what the tests read back by hand; `walk` is a whole round, which the tests play in pieces.
 */
const PROOFS: Readonly<Record<string, string>> = {
  canaries: "tests/e2e/canaries.spec.ts",
  "every-questionnaire": "tests/e2e/every-questionnaire.spec.ts",
  fit: "tests/e2e/fit.spec.ts",
  "leaves-nothing": "tests/e2e/leaves-nothing.spec.ts",
  screens: "tests/e2e/screens.spec.ts",
  seen: "tests/e2e/seen.spec.ts",
  backup: "tests/kiosk/sync/safe-copies.test.ts",
  disclosure: "tests/domain/publishing/attack.test.ts",
  wiped: "tests/e2e/wiped.spec.ts",
  exports: "tests/prove/exports.ts",
  walk: "tests/prove/walk.ts",
};

/** How many runs a proof takes when nobody says: those of the others are quick. */
const RUNS: Readonly<Record<string, string>> = { walk: "10" };

const REPOSITORY = join(import.meta.dirname, "../..");

const [name = "", ...args] = process.argv.slice(2);
const valueOf = (option: string): string | undefined => {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
};
const file = Object.hasOwn(PROOFS, name) ? PROOFS[name] : undefined;
if (file === undefined) {
  process.stderr.write(`There is no proof "${name}". Say one of: ${Object.keys(PROOFS).join(", ")}.\n`);
  process.exitCode = 1;
} else {
  const seed = valueOf("--seed") ?? `${Date.now() % 1_000_000}`;
  const runs = valueOf("--runs") ?? RUNS[name] ?? "200";
  process.stdout.write(`${name}: ${runs} runs, seed ${seed}\n`);
  const env = { ...process.env, STRECK_WHOLE: "yes", STRECK_RUNS: runs, STRECK_SEED: seed };
  // As the name of a test says what runs it; what is none runs by itself.
  const runner = file.endsWith(".spec.ts")
    ? [join(REPOSITORY, "node_modules/@playwright/test/cli.js"), "test"]
    : file.endsWith(".test.ts")
      ? [join(REPOSITORY, "node_modules/vitest/vitest.mjs"), "run", "--project", "node", "--testTimeout", "0"]
      : [];
  const ran = spawnSync(process.execPath, [...runner, file], { cwd: REPOSITORY, env, stdio: "inherit" });
  process.exitCode = ran.status ?? 1;
}
