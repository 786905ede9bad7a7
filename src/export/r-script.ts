import type { Option, QuestionnaireDocument } from "../domain/questionnaire/document.ts";

/**
 * A script for R that reckons every indicator from `answers.csv` as the console does: positive answers among those who gave an
 * answer, for all, for women and for men. It takes nothing of the questionnaire but ids and codes, so that no text can run in it.
 * Null: the questionnaire has no indicators.
 */
export function rScript(document: QuestionnaireDocument): string | null {
  const gender = document.items.find((item) => item.kind === "single" && item.background === "gender");
  const options = gender !== undefined && "options" in gender ? gender.options : [];
  const indicators = document.items.flatMap((item) => {
    if ((item.kind !== "single" && item.kind !== "scale") || item.indicator === undefined) {
      return [];
    }
    const given = item.options.filter(({ meaning }) => meaning === undefined);
    const positive = given.filter((option) => option.positive === true);
    return [
      `  list(code = ${quoted(item.indicator.code)}, variable = ${quoted(item.id)},\n` +
        `       given = ${codes(given)},\n       positive = ${codes(positive)})`,
    ];
  });
  if (indicators.length === 0) {
    return null;
  }
  const group = (one: "K" | "M"): string => codes(options.filter((option) => option.group === one));
  return `# Reckons the indicators of this round from answers.csv.
# Run it in the folder of the unpacked archive: Rscript indicators.R
# An indicator is the share with a positive answer among those who gave an answer. Don't know, skipped, not asked and
# prefer not to say are outside. T: all; K: women; M: men. Somebody of another gender, or who did not say, counts in T alone.

answers <- read.csv("answers.csv", colClasses = "character", check.names = FALSE,
                    na.strings = character(0), fileEncoding = "UTF-8")

indicators <- list(
${indicators.join(",\n")}
)

gender <- ${gender === undefined ? "NULL" : quoted(gender.id)}
groups <- list(T = NULL, K = ${group("K")}, M = ${group("M")})

of_group <- function(group) {
  if (group == "T") return(rep(TRUE, nrow(answers)))
  if (is.null(gender)) return(rep(FALSE, nrow(answers)))
  answers[[gender]] %in% groups[[group]]
}

result <- do.call(rbind, lapply(indicators, function(indicator) {
  do.call(rbind, lapply(names(groups), function(group) {
    said <- answers[[indicator$variable]][of_group(group)]
    of <- sum(said %in% indicator$given)
    positive <- sum(said %in% indicator$positive)
    data.frame(indicator = indicator$code, variable = indicator$variable, group = group,
               positive = positive, of = of, percent = if (of == 0) NA else round(100 * positive / of, 1))
  }))
}))

print(result, row.names = FALSE)
write.csv(result, "indicators.csv", row.names = FALSE)
`;
}

function codes(options: readonly Option[]): string {
  return `c(${options.map(({ code }) => quoted(code)).join(", ")})`;
}

/** A text of R in which nothing but letters, digits and what codes may have stands as itself. */
function quoted(text: string): string {
  const safe = [...text].map((sign) => (/[A-Za-z0-9_. -]/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`));
  return `"${safe.join("")}"`;
}
