import type { Drawing } from "./drawing.ts";
import type { PictogramName } from "./pictogram-names.ts";
import { pathsOf } from "./pictogram-paths.ts";

type Props = { readonly name: PictogramName; readonly size?: number; readonly className?: string | undefined };

/** A drawing on the 60 px grid in the text's colour. Always beside words that say the same, so hidden from screen readers. */
export function Pictogram({ name, size = 60, className }: Props) {
  return <Lines lines={pathsOf(name)} size={size} className={className} />;
}

/** One that a questionnaire names, as it was found. Without a drawing: the room for it. */
export function QuestionPictogram({ drawing, size }: { readonly drawing: Drawing | null; readonly size: number }) {
  return <Lines lines={drawing?.lines ?? []} size={size} mirrored={drawing?.mirrored === true} />;
}

type LinesProps = {
  readonly lines: readonly string[];
  readonly size: number;
  readonly className?: string | undefined;
  readonly mirrored?: boolean;
};

/** A drawing by its lines, for who has them from elsewhere. */
export function Lines({ lines, size, className, mirrored = false }: LinesProps) {
  return (
    <svg
      className={className}
      data-mirror={mirrored ? "" : undefined}
      width={size}
      height={size}
      viewBox="0 0 60 60"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {lines.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/**
 * Bars that show where on a scale an option stands, so that the order can be seen without reading: those up to there filled,
 * the others outlined. Mirrored with the text.
 */
export function LevelBars({ level, levels }: { readonly level: number; readonly levels: number }) {
  const step = 40 / levels;
  const stroke = 1.4;
  return (
    <svg data-mirror="" width="46" height="46" viewBox="0 0 46 46" stroke="currentColor" strokeWidth={stroke} aria-hidden="true">
      {Array.from({ length: levels }, (_, bar) => {
        const height = 8 + (bar * 24) / Math.max(1, levels - 1);
        const position = `${4 + bar * step}`;
        return (
          <rect
            key={position}
            x={position}
            y={40 - height}
            width={step - 2 - stroke}
            height={height}
            rx="2"
            fill={bar < level ? "currentColor" : "none"}
          />
        );
      })}
    </svg>
  );
}
