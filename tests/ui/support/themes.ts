import { propertiesIn, sourcesOf } from "./sheets.ts";

const tokens = sourcesOf("src/ui/tokens.css")[0]?.text ?? "";
const [plain = "", ...themes] = tokens.split(/^(?=\[data-contrast="more"\] \{|@media )/m);

/** What one of them says, by how it begins. */
const theme = (begins: string): ReadonlyMap<string, string> =>
  propertiesIn(themes.find((text) => text.startsWith(begins))?.replace(/^[^{]*\{/, "") ?? "");

/** The values of the names that both apps share, as they are and where somebody has asked for more contrast. */
export const PLAIN = propertiesIn(plain);
/** What a client has chosen; and what a tablet or a computer is set to. */
export const CHOSEN_CONTRAST = theme("[data-contrast");
export const SYSTEM_CONTRAST = theme("@media (prefers-contrast: more)");
export const MORE_CONTRAST: ReadonlyMap<string, string> = new Map([...PLAIN, ...CHOSEN_CONTRAST]);
