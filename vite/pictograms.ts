import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const LINES = /\.svg\?lines$/;

/**
 * `clock.svg?lines` is the list of what its paths draw, and nothing else: all that is the same in every pictogram is drawn by
 * `ui/pictogram.tsx`. What the files may hold is a test.
 */
export function pictograms(): Plugin {
  return {
    name: "streck-pictograms",
    // Before Vite takes the file for a picture to be loaded.
    enforce: "pre",
    load: {
      filter: { id: LINES },
      handler(id) {
        const file = id.replace(/\?lines$/, "");
        this.addWatchFile(file);
        const paths = [...readFileSync(file, "utf8").matchAll(/ d="([^"]*)"/g)].map(([, path]) => path);
        return `export default ${JSON.stringify(paths)};`;
      },
    },
  };
}
