import type { SiteId } from "../../kernel/ids.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { formatWeekday } from "../words/dates.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { BreakdownCard } from "./breakdown-card.tsx";
import { countsBy, type FieldworkGroup } from "./sums.ts";

type Props = { readonly groups: readonly FieldworkGroup[] };

export function BySite({ groups, sites }: Props & { readonly sites: readonly Site[] }) {
  const { say, language } = useWords();
  const nameOf = (id: SiteId): string => sites.find((site) => site.id === id)?.name ?? id;
  const bySite = countsBy(
    groups,
    ({ siteId }) => siteId,
    (siteId) => siteId,
  );
  const byName = [...bySite].sort((one, other) => nameOf(one.of).localeCompare(nameOf(other.of), language));
  return <BreakdownCard name="site" title={say("field.bySite")} head={say("common.site")} groups={byName} nameOf={nameOf} />;
}

/** Of someone who says no in passing no language is known; by this key such rows stand last. */
const NO_LANGUAGE = "~";

export function ByLanguage({ groups }: Props) {
  const { say, language } = useWords();
  return (
    <BreakdownCard
      name="language"
      title={say("field.byLanguage")}
      head={say("common.language")}
      groups={countsBy(
        groups,
        (group) => group.language,
        (code) => code ?? NO_LANGUAGE,
      )}
      nameOf={(code) => (code === null ? say("field.noLanguage") : languageName(code, language))}
    />
  );
}

export function ByHalfDay({ groups }: Props) {
  const { say, language } = useWords();
  return (
    <BreakdownCard
      name="half-day"
      title={say("field.byHalfDay")}
      head={say("field.halfDay")}
      groups={countsBy(
        groups,
        ({ date, halfDay }) => ({ date, halfDay }),
        ({ date, halfDay }) => `${date} ${halfDay}`,
      )}
      nameOf={({ date, halfDay }) => `${formatWeekday(date, language)} ${say(halfDay === "am" ? "field.am" : "field.pm")}`}
    />
  );
}
