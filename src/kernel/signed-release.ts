import type { Brand } from "./brand.ts";

/**
 * The text of a release as it was signed (JWS, compact), or as something that came says that it was: whether its signature
 * holds is found out where it is read.
 */
export type SignedRelease = Brand<string, "SignedRelease">;
