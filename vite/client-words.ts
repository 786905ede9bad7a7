import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Plugin } from "vite";
import { LATER_WORDS, OWN_WORDS } from "../src/i18n/later-words.ts";

const WORDS = new RegExp(`client\\.json\\?(first|later|${OWN_WORDS.join("|")})$`);

/**
 * One `client.json` in parts: `?first` is a module of the words that must be at hand, `?later` the address of a file with
 * those of the language that is chosen, `?listen` and its like a module of what one piece of the app says (`src/i18n/later-words.ts` says which).
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
        const isOwn = (name: string | undefined) => OWN_WORDS.some((own) => own === name);
        if (part !== undefined && isOwn(part)) {
          return `export default ${JSON.stringify(Object.fromEntries(words)[part])};`;
        }
        if (part === "first") {
          const first = words.filter((entry) => !isLater(entry) && !isOwn(entry[0]));
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
