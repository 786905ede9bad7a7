import en from "../../../locales/en/console.json" with { type: "json" };
import sv from "../../../locales/sv/console.json" with { type: "json" };
import { CONSOLE_NAMESPACE } from "../../../src/console/words/resources.ts";

/** The console's words in both its languages, at once. */
export const CONSOLE_RESOURCES = { sv: { [CONSOLE_NAMESPACE]: sv }, en: { [CONSOLE_NAMESPACE]: en } };
