import type { Release } from "../../../../domain/round/release.ts";
import { Button } from "../../../../ui/button.tsx";
import { useFocusOn } from "../../../parts/use-focus.ts";
import { useStaff } from "../staff-context.ts";
import frame from "../staff-frame.module.css";
import { StaffPage } from "../staff-page.tsx";
import { useKeyWords } from "../use-key-words.ts";

type Props = {
  readonly release: Release;
  readonly siteName: string;
  readonly onChangePin: () => void;
  readonly onStatement: () => void;
};

export function AboutScreen({ release, siteName, onChangePin, onStatement }: Props) {
  const { t, state, appVersion } = useStaff();
  const heading = useFocusOn<HTMLHeadingElement>("about");
  const keyWords = useKeyWords(state.held);
  const facts = [
    [t("enrol.organisation"), release.organisation.name],
    [t("enrol.site"), siteName],
    [t("enrol.round"), release.roundName],
    [t("about.ends"), release.ends],
    [t("enrol.words"), keyWords],
    [t("about.version"), appVersion],
    [t("about.copies"), state.safety === null ? t("about.copiesStay") : t("about.copiesGo", { count: state.safety.graceDays })],
  ];
  return (
    <StaffPage t={t} title={t("about.title")}>
      <h1 ref={heading} tabIndex={-1}>
        {t("about.title")}
      </h1>
      <dl className={`${frame.card} ${frame.facts}`}>
        {facts.map(([name, value]) => (
          <div key={name} className={frame.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div className={frame.actions}>
        <Button onClick={onStatement}>{t("about.statement")}</Button>
        <Button onClick={onChangePin}>{t("about.changePin")}</Button>
      </div>
    </StaffPage>
  );
}
