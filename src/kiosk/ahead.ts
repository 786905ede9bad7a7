import { openAhead, STORE_NAME } from "./store/open-ahead.ts";

/** Imported before all that takes its time to be evaluated: the database is open by then. */
export const ahead = openAhead(STORE_NAME);
