import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Plugin } from "vite";
import { LATER_WORDS, LISTEN_WORDS, STATEMENT_WORDS } from "../src/i18n/later-words.ts";

const WORDS = /client\.json\?(first|later|listen|statement)$/;

/** The parts that stand in the code of a chunk of their own. */
const OF_CHUNKS = { listen: LISTEN_WORDS, statement: STATEMENT_WORDS };

/**
 * One `client.json`, four parts: `?first` is a module of the words that must be at hand, `?later` the address of a file with
 * those of the language that is chosen, `?listen` and `?statement` modules of what only a chunk of its own says (`src/i18n/later-words.ts` says which).
 */
export function clientWords(): Plugin {
  let built = false;
  return {
    name: "streck-client-words",
    // Before Vite takes the file for a module of its own.
    enforce: "pre",
    configResolved: ({ command }) => {
      built = command === "build";
    },
    load: {
      filter: { id: WORDS },
      handler(id) {
        const [file = "", part] = id.split("?");
        this.addWatchFile(file);
        const words = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
        const isLater = ([name]: readonly [string, unknown]) => LATER_WORDS.some((later) => later === name);
        if (part !== undefined && part in OF_CHUNKS) {
          return `export default ${JSON.stringify(Object.fromEntries(words)[OF_CHUNKS[part as keyof typeof OF_CHUNKS]])};`;
        }
        if (part === "first") {
          const first = words.filter((entry) => !isLater(entry) && !Object.values<string>(OF_CHUNKS).includes(entry[0]));
          const named = first.map(([name, said]) => `export const ${name} = ${JSON.stringify(said)};`);
          return `${named.join("\n")}\nexport default { ${first.map(([name]) => name).join(", ")} };`;
        }
        const later = JSON.stringify(Object.fromEntries(words.filter(isLater)));
        if (!built) {
          return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(later)}`)};`;
        }
        const asset = this.emitFile({ type: "asset", name: `words-${basename(dirname(file))}.json`, source: later });
        return `export default import.meta.ROLLUP_FILE_URL_${asset};`;
      },
    },
  };
}
