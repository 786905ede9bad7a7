import { useEffect, useState } from "react";
import { keyWordsOf } from "../../../envelopes/signed-release.ts";
import type { HeldRelease } from "../../tablet/held-release.ts";

/** The four words of a release, a moment after it is shown; none where there is no release that can be trusted. */
export function useKeyWords(held: HeldRelease | null): string {
  const [words, setWords] = useState("");
  useEffect(() => {
    let asked = true;
    setWords("");
    if (held?.kind === "verified") {
      void keyWordsOf(held).then((made) => asked && setWords(made));
    }
    return () => {
      asked = false;
    };
  }, [held]);
  return words;
}
