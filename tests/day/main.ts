import { resolve } from "node:path";
import { printRows } from "./compare.ts";
import { readDayScript } from "./day-script.ts";
import { playDay } from "./play-day.ts";

/** `npm run day -- FILE`: plays a scripted day and prints expected against found; exits with 1 on any difference. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Say which day to play: npm run day -- FILE\n");
  process.exit(2);
}
try {
  const started = performance.now();
  const day = readDayScript(resolve(process.env["INIT_CWD"] ?? "", file));
  const played = await playDay(day, (text) => process.stdout.write(`${text}\n`));
  process.stdout.write(`${printRows(played.rows)}\n`);
  process.stdout.write(`${day.visitors.length} visitors in ${Math.round((performance.now() - started) / 1000)} s\n`);
  played.forget();
  process.exitCode = played.rows.length > 0 && played.rows.every(({ same }) => same) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
