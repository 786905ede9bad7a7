import { ingest } from "./ingest.ts";
import { strokes } from "./strokes.ts";

/**
 * `npm run bench -- NAME`: how fast it is, on this machine, now. Figures compare only within one run or two in a row.
 * `ingest`: the server. `strokes [FOLDER …]`: the tablet, beside other builds of the pages in these folders.
 */
const [what = "", ...args] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
if (what === "ingest") {
  await ingest(say);
} else if (what === "strokes") {
  await strokes(say, args);
} else {
  process.stderr.write(`There is no bench "${what}". Say "ingest" or "strokes".\n`);
  process.exitCode = 1;
}
