import styles from "./progress.module.css";

type Props = { readonly label: string; readonly done: number; readonly total: number };

/** How far long work has come; `label` says it in words. */
export function Progress({ label, done, total }: Props) {
  return (
    <label className={styles.progress}>
      {label}
      <progress max={Math.max(total, done, 1)} value={done} />
    </label>
  );
}
