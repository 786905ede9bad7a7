import styles from "./steps.module.css";

type Props = { readonly label: string; readonly names: readonly string[]; readonly current: number };

/** Where one is in a short row of steps. */
export function Steps({ label, names, current }: Props) {
  return (
    <ol className={styles.steps} aria-label={label} data-print="no">
      {names.map((name, position) => (
        <li
          key={name}
          className={position <= current ? styles.reached : undefined}
          {...(position === current ? { "aria-current": "step" as const } : {})}
        >
          <span aria-hidden="true">{position + 1}</span> {name}
        </li>
      ))}
    </ol>
  );
}
