import type { ReactNode } from "react";

type Props = { readonly size?: number };

/** As it is known from everywhere: not mirrored, whichever way the text runs. */
export function Speaker({ size = 36 }: Props) {
  return (
    <Loud size={size}>
      <path d="M27 18a8 8 0 0 1 0 12M31 13a15 15 0 0 1 0 22" />
    </Loud>
  );
}

/** Louder, and larger: it is speaking now. */
export function Speaking({ size = 44 }: Props) {
  return (
    <Loud size={size}>
      <path d="M27 18a8 8 0 0 1 0 12M31 13a15 15 0 0 1 0 22M35 8a22 22 0 0 1 0 32" />
    </Loud>
  );
}

function Loud({ size, children }: { readonly size: number; readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M7 18h6l9-8v28l-9-8H7z" fill="currentColor" />
      {children}
    </svg>
  );
}

export function Pause({ size = 32 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" fill="currentColor" aria-hidden="true">
      <rect x="7" y="5" width="8" height="26" rx="2.5" />
      <rect x="21" y="5" width="8" height="26" rx="2.5" />
    </svg>
  );
}

/** What it stands for runs from left to right on every machine in the world: it is not mirrored. */
export function Play({ size = 32 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 36 36"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M10 6.500v23l19-11.500z" />
    </svg>
  );
}

/** A clock's way round, the same in every language. */
export function Again() {
  return (
    <svg
      width="36"
      height="36"
      viewBox="0 0 60 60"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M47 30a17 17 0 1 1-5-12" />
      <path d="M43 7v11H32" />
    </svg>
  );
}
