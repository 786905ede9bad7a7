import { createContext, useContext, useSyncExternalStore } from "react";
import type { Drawings } from "../../../ui/drawing.ts";
import { chunk, untilLoaded } from "../../browser/chunk.ts";

/** The drawings that questionnaires name: a file of its own, since no client's first screen needs one. */
export type ClientPictures = {
  /** Null until they have come. */
  readonly here: () => Drawings | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches them behind the screens, for as long as it takes. */
  readonly keep: () => void;
};

/** `anew`: what came the last time was of no use. */
export type LoadDrawings = (anew: boolean) => Promise<Drawings>;

export function clientPictures(load: LoadDrawings): ClientPictures {
  let here: Drawings | null = null;
  const listeners = new Set<() => void>();
  let tries = 0;
  const drawings = chunk(async () => {
    // By turns from what is kept and from the server: either may be what fails.
    here = await load(tries++ % 2 === 1);
    for (const listener of listeners) {
      listener();
    }
  });
  return {
    here: () => here,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep: () => void untilLoaded(drawings),
  };
}

/** Brought by the page's root; null where questions are words alone, as a round may decide. */
export const PicturesContext = createContext<ClientPictures | null>(null);

const never = (): (() => void) => () => undefined;
const none = (): null => null;

/** The drawings; `coming` until they are there; null where no question has a picture. */
export function usePictures(): Drawings | "coming" | null {
  const pictures = useContext(PicturesContext);
  const here = useSyncExternalStore(pictures?.subscribe ?? never, pictures?.here ?? none, pictures?.here ?? none);
  return pictures === null ? null : (here ?? "coming");
}
