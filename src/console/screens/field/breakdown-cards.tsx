import type { Site } from "../../../protocol/console/rounds.ts";
import { countsBy, type FieldworkGroup } from "../../fieldwork/sums.ts";
import { formatWeekday } from "../../words/dates.ts";
import { languageName } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";
import { BreakdownCard } from "./breakdown-card.tsx";

type Props = { readonly groups: readonly FieldworkGroup[] };

export function BySite({ groups, sites }: Props & { readonly sites: readonly Site[] }) {
  const { say, language } = useWords();
  const nameOf = (id: string): string => sites.find((site) => site.id === id)?.name ?? id;
  const byName = [...countsBy(groups, ({ siteId }) => siteId)].sort((one, other) =>
    nameOf(one.key).localeCompare(nameOf(other.key), language),
  );
  return <BreakdownCard name="site" title={say("field.bySite")} head={say("common.site")} groups={byName} nameOf={nameOf} />;
}

/** Of someone who says no in passing no language is known; such rows stand last. */
const NO_LANGUAGE = "~";

export function ByLanguage({ groups }: Props) {
  const { say, language } = useWords();
  return (
    <BreakdownCard
      name="language"
      title={say("field.byLanguage")}
      head={say("common.language")}
      groups={countsBy(groups, (group) => group.language ?? NO_LANGUAGE)}
      nameOf={(code) => (code === NO_LANGUAGE ? say("field.noLanguage") : languageName(code, language))}
    />
  );
}

export function ByHalfDay({ groups }: Props) {
  const { say, language } = useWords();
  const nameOf = (key: string): string => {
    const [date = "", half] = key.split(" ");
    return `${formatWeekday(date, language)} ${say(half === "am" ? "field.am" : "field.pm")}`;
  };
  return (
    <BreakdownCard
      name="half-day"
      title={say("field.byHalfDay")}
      head={say("field.halfDay")}
      groups={countsBy(groups, ({ date, halfDay }) => `${date} ${halfDay}`)}
      nameOf={nameOf}
    />
  );
}
