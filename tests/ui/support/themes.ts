import { propertiesIn, sourcesOf } from "./sheets.ts";

const tokens = sourcesOf("src/ui/tokens.css")[0]?.text ?? "";
const more = /@media \(prefers-contrast: more\) \{([^]*)\}/.exec(tokens)?.[1] ?? "";

/** The values of the names that both apps share, as they are and where somebody has asked for more contrast. */
export const PLAIN = propertiesIn(tokens.replace(more, ""));
export const MORE_CONTRAST: ReadonlyMap<string, string> = new Map([...PLAIN, ...propertiesIn(more)]);
