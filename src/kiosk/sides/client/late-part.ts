import { useEffect, useState } from "react";
import { type Chunk, chunk, untilLoaded } from "../../browser/chunk.ts";

/** A part of the screens that comes as a chunk of its own, and is asked for until it is there. */
export type LatePart<Part> = {
  readonly ask: Chunk<Part>;
  /** Null until it has come, and where it is not `wanted`; at once where it has come before. */
  readonly usePart: (wanted?: boolean) => Part | null;
};

export function latePart<Part>(load: () => Promise<Part>): LatePart<Part> {
  let here: Part | null = null;
  const ask = chunk(async () => {
    here = await load();
    return here;
  });
  const usePart = (wanted = true): Part | null => {
    const [part, setPart] = useState(() => here);
    useEffect(() => {
      if (wanted && part === null) {
        void untilLoaded(ask).then((come) => setPart(() => come));
      }
    }, [wanted, part]);
    return wanted ? part : null;
  };
  return { ask, usePart };
}
