import type { ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

type Look = "plain" | "primary" | "quiet";
type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: Look; readonly size?: "large" | "small" | "icon" };

/** A touch target of at least 64 px. One primary on a screen. */
export function Button({ look = "plain", size = "large", className = "", type = "button", ...rest }: Props) {
  const looks = look === "plain" ? "" : styles[look];
  const sizes = size === "large" ? "" : styles[size];
  // oxlint-disable-next-line react/button-has-type -- the type is a prop with a safe default; the rule only reads literals
  return <button type={type} className={`${styles["button"]} ${looks} ${sizes} ${className}`} {...rest} />;
}
