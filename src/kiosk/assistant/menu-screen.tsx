import type { PictogramName } from "../../ui/pictogram-paths.ts";
import { useFocusOn } from "../parts/use-focus.ts";
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
  const { t } = useStaff();
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
      </div>
      <section className={tiles["group"]}>
        <h2>{t("language")}</h2>
        <LanguageChoice />
      </section>
    </StaffPage>
  );
}
