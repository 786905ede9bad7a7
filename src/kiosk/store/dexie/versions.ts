import type { StoreVersion } from "./store-version.ts";
import { version1 } from "./version-1.ts";

/** All of them, the newest last, each in a file of its own. One that was in use is never edited. */
export const VERSIONS: readonly StoreVersion[] = [version1];
