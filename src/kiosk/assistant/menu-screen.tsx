import type { PictogramName } from "../../ui/pictogram-paths.ts";
import { useFocusOn } from "../parts/use-focus.ts";
import { chooseLockMinutes, LOCK_CHOICES, lockStaff } from "../tablet/staff-lock.ts";
import { Chips } from "./chips.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { useStaff } from "./staff-context.ts";
import { StaffPage } from "./staff-page.tsx";
import { Tile } from "./tile.tsx";
import tiles from "./tiles.module.css";

const ENTRIES = [
  { at: "marks", pictogram: "undo" },
  { at: "script", pictogram: "voice" },
  { at: "about", pictogram: "tablet" },
  { at: "end", pictogram: "door" },
] as const satisfies readonly { readonly at: string; readonly pictogram: PictogramName }[];

export type MenuEntry = (typeof ENTRIES)[number]["at"];

export function MenuScreen({ onChoose }: { readonly onChoose: (at: MenuEntry) => void }) {
  const { t, tablet, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("menu");
  return (
    <StaffPage t={t} title={t("menu.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("menu.title")}
      </h1>
      <div className={tiles["tiles"]}>
        {ENTRIES.map(({ at, pictogram }) => (
          <Tile key={at} pictogram={pictogram} label={t(`menu.${at}`)} onTap={() => onChoose(at)} />
        ))}
        <Tile pictogram="lock" label={t("lock.now")} onTap={() => lockStaff(tablet)} />
      </div>
      <section className={tiles["group"]}>
        <h2>{t("lock.after")}</h2>
        <Chips
          label={t("lock.after")}
          values={LOCK_CHOICES.map((minutes) => ({ value: `${minutes}`, label: t("state.minutes", { count: minutes }) }))}
          chosen={`${state.lockMinutes}`}
          onChoose={(minutes) => void chooseLockMinutes(tablet, Number(minutes))}
        />
      </section>
      <section className={tiles["group"]}>
        <h2>{t("language")}</h2>
        <LanguageChoice />
      </section>
    </StaffPage>
  );
}
