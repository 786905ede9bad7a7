/** A part of the app that comes in a file of its own. Rejects where it can't be loaded now; the next call asks anew. */
export type Chunk<Part> = () => Promise<Part>;

const PAUSE_MS = 5_000;

/** Asks for it once, however often it is called for; and again after a try that failed, for that says nothing of the next. */
export function chunk<Part>(load: () => Promise<Part>): Chunk<Part> {
  let loading: Promise<Part> | null = null;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
    return loading;
  };
}

/** Asks until it is there; `onMissing` hears of each try that failed. */
export async function untilLoaded<Part>(asked: Chunk<Part>, onMissing: () => void = () => undefined): Promise<Part> {
  for (;;) {
    try {
      return await asked();
    } catch {
      onMissing();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
