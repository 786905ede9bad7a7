import { ingest } from "./ingest.ts";

/** `npm run bench -- ingest`: how fast the server is, on this machine, now. Figures compare only within one run or two in a row. */
const [what = "ingest"] = process.argv.slice(2);
if (what === "ingest") {
  await ingest((line) => void process.stdout.write(`${line}\n`));
} else {
  process.stderr.write(`There is no such bench: ${what}. Say "ingest".\n`);
  process.exitCode = 1;
}
