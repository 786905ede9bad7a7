import { Chips } from "../../../../ui/chips.tsx";
import type { PictogramName } from "../../../../ui/pictogram-names.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { LOCK_CHOICES } from "../../../tablet/pin/lock-minutes.ts";
import { lockStaff } from "../../../tablet/pin/staff-lock.ts";
import { chooseLockMinutes } from "../../../tablet/preferences.ts";
import { useStaff } from "../staff-context.ts";
import { StaffPage } from "../staff-page.tsx";
import type { StaffPictogramName } from "../staff-pictogram-names.ts";
import { LanguageChoice } from "../tally/language-choice.tsx";
import { Tile } from "../tally/tile.tsx";
import tiles from "../tally/tiles.module.css";

const ENTRIES = [
  { at: "marks", pictogram: "undo" },
  { at: "script", pictogram: "voice" },
  { at: "about", pictogram: "tablet" },
  { at: "end", pictogram: "door" },
] as const satisfies readonly { readonly at: string; readonly pictogram: PictogramName | StaffPictogramName }[];

export type MenuEntry = (typeof ENTRIES)[number]["at"];

export function MenuScreen({ onChoose }: { readonly onChoose: (at: MenuEntry) => void }) {
  const { t, tablet, state } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("menu");
  return (
    <StaffPage t={t} title={t("menu.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("menu.title")}
      </h1>
      <div className={tiles.tiles}>
        {ENTRIES.map(({ at, pictogram }) => (
          <Tile key={at} pictogram={pictogram} label={t(`menu.${at}`)} onTap={() => onChoose(at)} />
        ))}
        <Tile pictogram="lock" label={t("lock.now")} onTap={() => lockStaff(tablet)} />
      </div>
      <section className={tiles.group}>
        <h2>{t("lock.after")}</h2>
        <Chips
          label={t("lock.after")}
          options={LOCK_CHOICES.map((minutes) => ({ value: `${minutes}`, text: t("state.minutes", { count: minutes }) }))}
          chosen={`${state.lockMinutes}`}
          onChoose={(minutes) => void chooseLockMinutes(tablet, Number(minutes))}
        />
      </section>
      <section className={tiles.group}>
        <h2>{t("language")}</h2>
        <LanguageChoice />
      </section>
    </StaffPage>
  );
}
