import { useEffect } from "react";
import { forgetWhenAlone } from "./forget-when-alone.ts";

/** Calls `forget` after 30 minutes without a touch or a key, as long as there is something to forget. */
export function useForgetting(active: boolean, forget: () => void): void {
  useEffect(() => (active ? forgetWhenAlone(forget) : undefined), [active, forget]);
}
