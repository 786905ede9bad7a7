type Props = { readonly tenths: number; readonly size?: number; readonly className?: string | undefined };

/** So many of ten people, the first ones filled: a share that can be seen without reading. Takes the text colour. */
export function TenPeople({ tenths, size = 30, className }: Props) {
  const people = Array.from({ length: 10 }, (_, at) => at);
  return (
    <svg className={className} width={size * 5} height={size * 3.2} viewBox="0 0 150 96" aria-hidden="true">
      {people.map((at) => (
        <g
          key={at}
          transform={`translate(${(at % 5) * 30} ${Math.floor(at / 5) * 48})`}
          fill={at < tenths ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        >
          <circle cx="14" cy="9" r="6.5" />
          <path d="M3 42V31a11 11 0 0 1 22 0v11z" />
        </g>
      ))}
    </svg>
  );
}
