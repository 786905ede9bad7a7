import { useEffect, useState } from "react";

const TEXT_SIZES = [100, 115, 130] as const;

/** Larger and larger text, then normal again; the assistant and the next client start normal. */
export function useTextSize(): () => void {
  const [, setSize] = useState(0);
  useEffect(
    () => () => {
      document.documentElement.style.fontSize = "";
    },
    [],
  );
  return () =>
    setSize((before) => {
      const next = (before + 1) % TEXT_SIZES.length;
      document.documentElement.style.fontSize = `${TEXT_SIZES[next]}%`;
      return next;
    });
}
