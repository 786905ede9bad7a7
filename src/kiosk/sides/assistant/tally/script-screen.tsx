import { localeOf } from "../../../../i18n/locales.ts";
import type { Language } from "../../../../kernel/language.ts";
import { useStaffText } from "../../../parts/texts.ts";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffPage } from "../staff-page.tsx";

const LINES = ["greeting", "voluntary", "anonymous", "ask", "thanks"] as const;

/** What to say, in every language that visitors are met in. */
export function ScriptScreen() {
  const { t, clientLanguages } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("script");
  return (
    <StaffPage t={t} title={t("script.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("script.title")}
      </h1>
      <p>{t("script.text")}</p>
      {clientLanguages.map((language) => (
        <Script key={language} language={language} />
      ))}
    </StaffPage>
  );
}

function Script({ language }: { readonly language: Language }) {
  const t = useStaffText(language);
  return (
    <section className={frame.card} lang={language} dir={localeOf(language).direction}>
      <h2>{localeOf(language).name}</h2>
      {LINES.map((line) => (
        <p key={line}>{t(`script.${line}`)}</p>
      ))}
    </section>
  );
}
