import { makePinVerifier } from "../../../sealing/pin.ts";
import type { Tablet } from "../tablet.ts";
import { isGuessable } from "./guessable-pin.ts";

/** `guessable`: it is one of those that anybody would try first. */
export async function choosePin(tablet: Tablet, pin: string): Promise<"chosen" | "guessable" | "storage"> {
  if (isGuessable(pin)) {
    return "guessable";
  }
  const verifier = await makePinVerifier(pin);
  const saved = await tablet.commit({ records: { pin: verifier }, page: { locked: false } });
  return saved.ok ? "chosen" : "storage";
}
