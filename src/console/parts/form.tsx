import type { FormEvent, ReactNode } from "react";
import styles from "./form.module.css";

type Props = { readonly onSubmit: () => void; readonly label?: string; readonly wide?: boolean; readonly children: ReactNode };

/** Our own words say what is missing, so the browser's bubbles stay away. */
export function Form({ onSubmit, label, wide = false, children }: Props) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      className={[styles.form, wide ? styles.wide : ""].join(" ")}
      onSubmit={submit}
      noValidate
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {children}
    </form>
  );
}
