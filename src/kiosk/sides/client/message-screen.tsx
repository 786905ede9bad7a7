import type { ReactNode } from "react";
import { Pictogram } from "../../../ui/pictogram.tsx";
import type { PictogramName } from "../../../ui/pictogram-names.ts";
import { useFocusOn } from "../../parts/use-focus.ts";
import frame from "./client-frame.module.css";

type Props = { readonly pictogram: PictogramName; readonly title: string; readonly children: ReactNode };

/** One thing to know, in the middle of the screen. */
export function MessageScreen({ pictogram, title, children }: Props) {
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <div className={frame.centre}>
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
