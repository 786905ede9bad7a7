import { type ReactNode, useState } from "react";
import { localeOf } from "../../../i18n/locales.ts";
import type { Language } from "../../../kernel/language.ts";
import { Button } from "../../../ui/button.tsx";
import { Pictogram } from "../../../ui/pictogram.tsx";
import outer from "../../parts/frame.module.css";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { StaffCorner } from "../../parts/staff-corner.tsx";
import { type ClientText } from "../../parts/texts.ts";
import type { ClientControls } from "./client-controls.ts";
import styles from "./client-frame.module.css";
import { useComfortPart } from "./comfort/comfort-part.ts";
import { HeardContext, useHeard, useMark } from "./listening/listening.ts";
import type { Part } from "./listening/spoken.ts";

type Props = {
  readonly t: ClientText;
  readonly controls: ClientControls;
  readonly progress?: { readonly position: number; readonly total: number };
  /** The screen's heading, for the part that scrolls; a new one begins at its top. */
  readonly title: string;
  readonly children: ReactNode;
  /** For the assistant, over everything of the client's. */
  readonly above?: ReactNode;
  /** What reads the screen aloud, where it has no other place for that. */
  readonly listen?: ReactNode;
  /** What stays in sight below. */
  readonly foot?: ReactNode;
};

type HeardProps = Omit<Props, "listen"> & { readonly says: readonly Part[]; readonly turn?: "all" | "one" };

/** The frame of a screen that says this aloud, with the one button that reads it; its parts mark themselves. */
export function HeardFrame({ says, turn = "all", ...frame }: HeardProps) {
  const heard = useHeard(() => ({ counts: false, parts: says, turn }));
  return (
    <HeardContext value={heard}>
      <ClientFrame {...frame} listen={turn === "all" && heard !== null && <heard.BarButton />} />
    </HeardContext>
  );
}

/** What stands around every screen of the client's: the way back for the staff, progress, text size, language. */
export function ClientFrame({ t, controls, progress, title, children, above, listen, foot }: Props) {
  const [setting, setSetting] = useState(false);
  const part = useComfortPart();
  return (
    <div className={outer.frame}>
      {above}
      <header className={styles.bar}>
        <StaffCorner label={t("staff")} onOpen={controls.onStaff} />
        {progress !== undefined && <Progress t={t} {...progress} />}
        <div className={styles.grow} />
        {listen}
        <Button look="quiet" size="icon" aria-label={t("textSize")} aria-haspopup="dialog" onClick={() => setSetting(true)}>
          <svg width="36" height="32" viewBox="0 0 36 32" fill="currentColor" aria-hidden="true">
            <path d="M6.3 13h3.4L14 25h-2.3l-1-3H5.3l-1 3H2zm3.7 7.1L8 14.9l-2 5.2z" />
            <path d="M21.6 4h5L35 25h-3.6l-2-5.2h-10.6l-2 5.2H13.2zm6.6 12.8L24.1 6.7l-4.1 10.1z" />
          </svg>
        </Button>
        {controls.languages.length > 1 && controls.onLanguages !== null && (
          <Button look="quiet" size="icon" aria-label={t("language.change")} onClick={controls.onLanguages}>
            <Pictogram name="globe" size={40} />
          </Button>
        )}
      </header>
      <main className={styles.main}>
        <ScrollRegion key={`${progress?.position ?? ""} ${title}`} label={title} more={t("more")}>
          {children}
        </ScrollRegion>
        {foot}
      </main>
      {setting && part !== null && <part.ComfortSheet t={t} comfort={controls.comfort} onClose={() => setSetting(false)} />}
    </div>
  );
}

function Progress({ t, position, total }: { readonly t: ClientText; readonly position: number; readonly total: number }) {
  return (
    <div className={styles.progress} role="img" aria-label={t("item.progress", { position, total })}>
      {Array.from({ length: total }, (_, index) => `${index}`).map((key, index) => (
        <i key={key} className={index < position ? styles.done : undefined} />
      ))}
    </div>
  );
}

type ChoiceProps = {
  readonly part: string;
  readonly className?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

/** Something to choose with one tap, marked while it is read aloud. */
export function ChoiceButton({ part, ...button }: ChoiceProps) {
  return <button type="button" data-heard={useMark(part)} {...button} />;
}

/** A part of the screen in its own language and direction. */
export function InLanguage({
  language,
  children,
  className,
  heard,
}: {
  readonly language: Language;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** How it is marked while it is read aloud. */
  readonly heard?: "reading" | "paused" | undefined;
}) {
  return (
    <div lang={language} dir={localeOf(language).direction} className={className} data-heard={heard}>
      {children}
    </div>
  );
}
