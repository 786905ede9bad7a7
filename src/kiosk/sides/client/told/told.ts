import { latePart } from "../late-part.ts";

/** What the waiting room is told on the first screen, as a chunk of its own: most tablets have nothing to tell. */
export const { ask: toldChunk, usePart: useToldPart } = latePart(async () => (await import("./told-part.tsx")).toldPart);
