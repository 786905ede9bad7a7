import { useRef } from "react";
import { TallyStrokes } from "../../ui/tally-strokes.tsx";
import styles from "./staff-corner.module.css";

const TAPS = 5;
const WITHIN_MS = 6000;

type Props = { readonly label: string; readonly onOpen: () => void };

/**
 * The way back to the assistant: five taps on the mark, one for each stroke. A client who touches it once sees nothing
 * happen; behind it is the PIN.
 */
export function StaffCorner({ label, onOpen }: Props) {
  const taps = useRef<number[]>([]);
  const tap = (): void => {
    const now = performance.now();
    taps.current = [...taps.current.filter((time) => now - time < WITHIN_MS), now];
    if (taps.current.length >= TAPS) {
      taps.current = [];
      onOpen();
    }
  };
  return (
    <button type="button" className={styles.corner} aria-label={label} onClick={tap}>
      <TallyStrokes size={30} />
    </button>
  );
}
