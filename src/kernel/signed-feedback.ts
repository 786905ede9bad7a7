import type { Brand } from "./brand.ts";

/**
 * What a waiting room is told, as it was signed (JWS, compact), or as something that came says that it was: whether its
 * signature holds is found out where it is read.
 */
export type SignedFeedback = Brand<string, "SignedFeedback">;
