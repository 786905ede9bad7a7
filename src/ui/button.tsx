import type { ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

/** One filled button on a screen: `primary`. */
type Look = "plain" | "primary" | "quiet";
type Size = "regular" | "small" | "icon";
type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: Look;
  readonly size?: Size;
  /** Its work is under way. It stays focusable: a button that vanishes from under the focus loses the reader's place. */
  readonly busy?: boolean;
};

/** A button as high as its density asks for: on a tablet at least 64 px. */
export function Button({ look, size, busy = false, className, type, onClick, ...rest }: Props) {
  return (
    <button
      type={type === "submit" ? "submit" : "button"}
      className={buttonClass(look, size, className)}
      {...(busy ? { "aria-disabled": true, "aria-busy": true } : {})}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}

/** For links that look like buttons. */
export function buttonClass(look: Look = "plain", size: Size = "regular", more = ""): string {
  return [styles.button, look === "plain" ? "" : styles[look], size === "regular" ? "" : styles[size], more].join(" ");
}
