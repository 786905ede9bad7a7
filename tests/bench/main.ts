import { exports } from "./exports.ts";
import { ingest } from "./ingest.ts";
import { opening } from "./opening.ts";
import { send } from "./send.ts";
import { start } from "./start.ts";
import { strokes } from "./strokes.ts";

type Bench = (say: (line: string) => void, args: readonly string[]) => Promise<void>;

/**
 * `npm run bench -- NAME`: how fast it is, on this machine, now. Figures compare only within one run or two in a row.
 * `ingest`: the server. `exports`, with `[ANSWERS …]`: the memory of the command line. `strokes`, `start`, `send`, each with `[FOLDER …]`: the tablet, beside other builds of the pages in
 * these folders.
 * `opening`, with `[ANSWERS] [FOLDER …]`: the console, from the answers' opening to the files made of them.
 */
const BENCHES: Readonly<Record<string, Bench>> = { ingest: (say) => ingest(say), strokes, start, send, exports, opening };

const [what = "", ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, what) ? BENCHES[what] : undefined;
if (bench === undefined) {
  process.stderr.write(`There is no bench "${what}". Say one of: ${Object.keys(BENCHES).join(", ")}.\n`);
  process.exitCode = 1;
} else {
  await bench((line) => void process.stdout.write(`${line}\n`), args);
}
