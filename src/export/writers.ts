import type { Format, MakeWriter } from "./format.ts";

/** Each format's code comes when it is asked for. */
export const WRITERS: Readonly<Record<Format, () => Promise<MakeWriter>>> = {
  csv: async () => (await import("./csv.ts")).csvFiles,
  xlsx: async () => (await import("./xlsx.ts")).xlsxFile,
  sav: async () => (await import("./sav.ts")).savFiles,
  json: async () => (await import("./json.ts")).jsonFile,
  package: async () => (await import("./data-package.ts")).packageFile,
};
