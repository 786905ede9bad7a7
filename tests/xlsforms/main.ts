import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { tryForm } from "./try-form.ts";

/** `npm run xlsforms -- FOLDER`: tries every form of a folder; exits with 1 where something of one was dropped without a word. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Say where the forms are: npm run xlsforms -- FOLDER\n");
  process.exit(2);
}
const root = resolve(process.env["INIT_CWD"] ?? "", folder);
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(xlsx|xlsm|xls|csv)$/i.test(name))
  .sort();
let dropped = 0;
for (const name of files) {
  const tried = await tryForm(join(root, name), name);
  process.stdout.write(`${tried.lines.join("\n")}\n\n`);
  dropped += tried.dropped;
}
process.stdout.write(`${files.length} forms; cells dropped without a word: ${dropped}\n`);
process.exitCode = files.length > 0 && dropped === 0 ? 0 : 1;
