type Props = { readonly count?: number; readonly size?: number; readonly className?: string | undefined };

const UPRIGHTS = ["M6 4v22", "M12.5 4v22", "M19 4v22", "M25.5 4v22"];

/** One to five tally strokes, the fifth across: the product's mark, and the assistant's progress. Takes the text colour. */
export function TallyStrokes({ count = 5, size = 34, className }: Props) {
  return (
    <svg
      className={className}
      width={size}
      height={(size * 30) / 34}
      viewBox="0 0 34 30"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {UPRIGHTS.slice(0, Math.min(count, 4)).map((path) => (
        <path key={path} d={path} />
      ))}
      {count > 4 && <path d="M1.5 22 31 8" />}
    </svg>
  );
}
