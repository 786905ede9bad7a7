import type { PublishedRound } from "../../domain/feedback/shares.ts";
import type { Publication } from "../../protocol/console/publications.ts";

/** What was given away of a round; null before its sheet was. */
export function publishedRound(publications: readonly Publication[]): PublishedRound | null {
  const figures = publications.map((one) => one.figures);
  const sheet = figures.find((one) => one.shown === "sheet");
  const sites = figures.find((one) => one.shown === "sites");
  return sheet?.shown !== "sheet"
    ? null
    : {
        respondents: sheet.respondents,
        responseRate: sheet.responseRate,
        rows: sheet.rows,
        bySite: sites?.shown === "sites" ? sites : null,
      };
}
