import type { StepState } from "./guide.ts";
import styles from "./today.module.css";

type Props = { readonly state: StepState; readonly label: string };

/** How far a step has come, as a shape: a check, half a disc, a triangle, a ring. Never colour alone. */
export function StepSign({ state, label }: Props) {
  return (
    <svg className={styles.sign} data-state={state} viewBox="0 0 24 24" role="img" aria-label={label}>
      {state === "done" && (
        <>
          <circle cx="12" cy="12" r="11" className={styles.filled} />
          <path d="M7 12.5l3.4 3.4L17 9" className={styles.onFilled} />
        </>
      )}
      {state === "now" && (
        <>
          <circle cx="12" cy="12" r="9.5" />
          <path d="M12 5a7 7 0 0 1 0 14z" className={styles.filled} />
        </>
      )}
      {state === "alarm" && (
        <>
          <path d="M12 3L22 20.5H2z" />
          <path d="M12 10v5M12 17.6v.2" />
        </>
      )}
      {state === "open" && <circle cx="12" cy="12" r="9.5" />}
    </svg>
  );
}
