import { latePart } from "../late-part.ts";

/**
 * The statement on accessibility and the way to say what is hard to use, with their words in every language, as a chunk of
 * their own: nobody waits for them who does not open them. They are kept by the service worker like the rest.
 */
export const { ask: statementChunk, usePart: useStatement } = latePart(
  async () => (await import("./statement-part.tsx")).statementPart,
);
