/** What stands on keys that do something: to the side on which keyboards have them, so never mirrored. */
const LINES = {
  erase: ["M21 14h30v32H21L8 30z", "M29 23l14 14M43 23L29 37"],
  newLine: ["M46 16v16H16", "M25 23l-10 9 10 9"],
  shift: ["M30 10L12 30h10v18h16V30h10z"],
} as const;

/** Drawn as pictograms are; beside them, since only those who type need them. */
export function KeyDrawing({ name }: { readonly name: keyof typeof LINES }) {
  return (
    <svg
      width="36"
      height="36"
      viewBox="0 0 60 60"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {LINES[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
