import type { ReactNode } from "react";

/** As they are known from every recorder. Always beside words that say the same. */
export function RecordSign() {
  return (
    <Sign>
      <circle cx="12" cy="12" r="9" />
    </Sign>
  );
}

export function StopSign() {
  return (
    <Sign>
      <rect x="4" y="4" width="16" height="16" rx="2" />
    </Sign>
  );
}

export function PlaySign() {
  return (
    <Sign>
      <path d="M6 3.5v17l14-8.5z" />
    </Sign>
  );
}

function Sign({ children }: { readonly children: ReactNode }) {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      {children}
    </svg>
  );
}
