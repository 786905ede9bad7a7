import type { ReactNode } from "react";
import { Pictogram } from "../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../ui/pictogram-names.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import frame from "./client-frame.module.css";
import { useMark } from "./listening/listening.ts";
import { HEADING } from "./listening/spoken.ts";

type Props = { readonly pictogram: PictogramName; readonly title: string; readonly children: ReactNode };

/** One thing to know, in the middle of the screen. What it says aloud is one part, the heading's. */
export function MessageScreen({ pictogram, title, children }: Props) {
  const mark = useMark(HEADING);
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <div className={frame.centre} data-heard={mark}>
      <div className={frame.badge}>
        <Pictogram name={pictogram} size={64} />
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
