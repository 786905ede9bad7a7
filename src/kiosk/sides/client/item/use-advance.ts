import { useContext, useEffect, useRef, useState } from "react";
import { ListeningContext } from "../listening/listening.ts";

/** So long she sees what she has chosen: longer than a second tap of hers takes, and short enough to feel like an answer. */
const PAUSE_MS = 900;

/**
 * Goes on by itself after a choice, where the round says so: `chosen` is called for each choice that a finger made, and
 * `coming` is true until the next item takes the place. Whatever she does meanwhile holds it back, and it never takes a
 * screen away that is being read to her. Arrow keys choose what they only pass by: those who use them have *Next*.
 */
export function useAdvance(goOn: () => void): readonly [coming: boolean, chosen: () => void] {
  const listening = useContext(ListeningContext);
  const [choice, setChoice] = useState(0);
  const listens = (): boolean => {
    const at = listening?.now().reading.at;
    return at === "reading" || at === "paused";
  };
  const done = useRef(goOn);
  useEffect(() => {
    done.current = (): void => {
      if (!listens()) {
        goOn();
      }
    };
  });
  useEffect(() => {
    if (choice === 0) {
      return;
    }
    const stay = (): void => setChoice(0);
    const timer = setTimeout(() => {
      stay();
      done.current();
    }, PAUSE_MS);
    addEventListener("pointerdown", stay, { capture: true });
    addEventListener("keydown", stay, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("pointerdown", stay, { capture: true });
      removeEventListener("keydown", stay, { capture: true });
    };
  }, [choice]);
  return [choice > 0, () => setChoice((before) => (listens() ? 0 : before + 1))];
}
