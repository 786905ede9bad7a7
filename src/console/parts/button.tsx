import type { ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  readonly look?: "primary" | "plain" | "quiet";
  /** Its work is under way. It stays focusable: a button that vanishes from under the focus loses the reader's place. */
  readonly busy?: boolean;
};

/** One filled button per screen: `primary`. */
export function Button({ look = "plain", busy = false, className, type, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      className={buttonClass(look, className)}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** For links that look like buttons. */
export function buttonClass(look: "primary" | "plain" | "quiet" = "plain", more?: string): string {
  return [styles.button, look === "plain" ? undefined : styles[look], more].filter(Boolean).join(" ");
}
