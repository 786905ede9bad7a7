import type { WordKey } from "../words/resources.ts";

/** The three parts of a round's life, and what one can do in each. */
export const DESTINATIONS = [
  {
    part: "nav.before",
    links: [
      { path: "/keys", name: "nav.keys" },
      { path: "/sites", name: "nav.sites" },
      { path: "/questionnaires", name: "nav.questionnaires" },
      { path: "/rounds", name: "nav.rounds" },
      { path: "/tablets", name: "nav.tablets" },
      { path: "/print", name: "nav.print" },
    ],
  },
  {
    part: "nav.during",
    links: [
      { path: "/field", name: "nav.field" },
      { path: "/paper", name: "nav.paper" },
      { path: "/fault-reports", name: "nav.faultReports" },
    ],
  },
  {
    part: "nav.after",
    links: [
      { path: "/batches", name: "nav.batches" },
      { path: "/results", name: "nav.results" },
      { path: "/sheet", name: "nav.sheet" },
      { path: "/non-response", name: "nav.nonResponse" },
      { path: "/feedback", name: "nav.feedback" },
      { path: "/export", name: "nav.export" },
    ],
  },
] as const satisfies readonly { part: WordKey; links: readonly { path: `/${string}`; name: WordKey }[] }[];
