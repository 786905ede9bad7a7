/** What the files of one room may import, themselves and each other aside. */
export type Row = {
  /** `any`: those of its runtime. */
  readonly packages: readonly string[] | "any";
  /** Rooms of which everything may be imported, and single files of others. */
  readonly uses: readonly string[];
  /** Rooms of which types may be imported, and nothing else. */
  readonly typesOf?: readonly string[];
};

const PURE = ["kernel", "domain", "sealing", "protocol", "envelopes", "i18n", "ui", "locales"];

/** Who may import whom below `src`. */
export const HOUSE: Readonly<Record<string, Row>> = {
  kernel: { packages: [], uses: [] },
  domain: { packages: [], uses: ["kernel"] },
  sealing: {
    packages: ["jose", "@zxcvbn-ts/core", "@zxcvbn-ts/language-common", "@zxcvbn-ts/language-en"],
    uses: ["kernel"],
  },
  protocol: { packages: ["valibot"], uses: ["kernel", "domain"] },
  envelopes: { packages: [], uses: ["kernel", "domain", "sealing", "protocol"] },
  export: { packages: ["csv-stringify", "fflate"], uses: ["kernel", "domain", "sealing", "protocol", "envelopes"] },
  xlsform: {
    packages: ["csv-parse", "csv-stringify", "fflate", "read-excel-file", "write-excel-file"],
    uses: ["kernel", "domain", "protocol"],
  },
  i18n: { packages: ["react", "i18next", "react-i18next"], uses: ["kernel", "domain", "locales"] },
  ui: { packages: ["react", "i18next", "react-i18next"], uses: ["kernel", "domain"] },
  kiosk: { packages: "any", uses: [...PURE, "keyboards"] },
  console: { packages: "any", uses: [...PURE, "export", "xlsform"] },
  server: { packages: "any", uses: PURE },
  cli: {
    packages: "any",
    uses: [
      ...PURE,
      "export",
      "xlsform",
      "server/backup",
      "server/database",
      "server/fieldwork/read-strokes.ts",
      "server/handing-in/sealed-answers.ts",
      "server/keys/organisation-keys.ts",
      "server/organisations/sites.ts",
      "server/publications/publications.ts",
      "server/rounds/rounds.ts",
    ],
  },
};

const SCREENS = ["react", "react-dom", "i18next", "react-i18next"];

/** Who may import whom in the tablet's app. Only `main.tsx`, which stands in no room, opens the store and hands it on. */
const KIOSK: Readonly<Record<string, Row>> = {
  store: { packages: ["dexie", "valibot"], uses: [] },
  browser: { packages: ["workbox-window"], uses: [] },
  tablet: { packages: [], uses: ["store/records.ts"], typesOf: ["store", "browser"] },
  place: { packages: [], uses: ["tablet", "browser", "sync/sync-lock.ts"], typesOf: ["store", "sync"] },
  sync: { packages: ["valibot"], uses: ["tablet", "place"], typesOf: ["store", "browser"] },
  sounds: { packages: [], uses: ["tablet"], typesOf: ["sync", "browser"] },
  parts: { packages: SCREENS, uses: [] },
  "sides/client": { packages: SCREENS, uses: ["parts", "tablet", "browser", "sounds"], typesOf: ["store"] },
  "sides/assistant": {
    packages: SCREENS,
    uses: ["parts", "tablet", "place", "browser", "sides/client"],
    typesOf: ["store", "sync"],
  },
};

/** What every subject of the console stands on. */
const DESK = ["parts", "shell", "api", "words"];
const DESK_PACKAGES = [...SCREENS, "wouter"];

/** Who may import whom in the console: what it is made of, then its subjects with what they need of one another. */
const CONSOLE: Readonly<Record<string, Row>> = {
  words: { packages: SCREENS, uses: [] },
  parts: { packages: SCREENS, uses: ["words"] },
  api: { packages: ["react", "valibot", "@tanstack/react-query"], uses: [] },
  shell: {
    packages: DESK_PACKAGES,
    uses: ["parts", "api", "words", "rounds/order.ts"],
  },
  entry: { packages: DESK_PACKAGES, uses: [...DESK, "keys/check-guessing.ts"] },
  keys: { packages: [...DESK_PACKAGES, "valibot"], uses: DESK },
  opening: { packages: [], uses: ["api/in-steps.ts"], typesOf: ["api"] },
  sites: { packages: DESK_PACKAGES, uses: DESK },
  recordings: { packages: [...DESK_PACKAGES, "@breezystack/lamejs"], uses: [...DESK, "rounds/texts.ts"] },
  rounds: { packages: DESK_PACKAGES, uses: [...DESK, "keys", "recordings"] },
  editor: {
    packages: DESK_PACKAGES,
    uses: [
      ...DESK,
      "recordings/screen-words.ts",
      "recordings/use-missing-voices.ts",
      "rounds/built-in.ts",
      "rounds/findings.tsx",
      "rounds/form-report.tsx",
      "rounds/named-pictogram.tsx",
      "rounds/read-brought-file.ts",
      "rounds/texts.ts",
    ],
  },
  tablets: { packages: [...DESK_PACKAGES, "uqr"], uses: [...DESK, "keys"] },
  field: { packages: DESK_PACKAGES, uses: [...DESK, "tablets"] },
  print: {
    packages: DESK_PACKAGES,
    uses: [...DESK, "recordings/screen-words.ts", "recordings/spoken-texts.ts"],
  },
  paper: {
    packages: [...DESK_PACKAGES, "valibot"],
    uses: [...DESK, "keys", "print/print-words.ts"],
  },
  today: { packages: DESK_PACKAGES, uses: [...DESK, "field"] },
  "non-response": { packages: [...DESK_PACKAGES, "docx"], uses: [...DESK, "field/sums.ts", "rounds/texts.ts"] },
  "fault-reports": { packages: DESK_PACKAGES, uses: [...DESK, "keys"] },
  statement: { packages: DESK_PACKAGES, uses: DESK },
  transfers: {
    packages: DESK_PACKAGES,
    uses: [...DESK, "field/reconciliation.tsx", "opening/list-batch.ts"],
  },
  comparisons: { packages: [...DESK_PACKAGES, "csv-parse"], uses: DESK },
  results: {
    packages: DESK_PACKAGES,
    uses: [...DESK, "comparisons", "keys", "opening", "field/reconciliation.tsx", "field/sums.ts", "rounds/texts.ts"],
  },
  publishing: {
    packages: DESK_PACKAGES,
    uses: [...DESK, "field/sums.ts", "results/open-answers.tsx", "rounds/texts.ts"],
  },
  feedback: {
    packages: DESK_PACKAGES,
    uses: [
      ...DESK,
      "field/sums.ts",
      "keys",
      "print/sheet.tsx",
      "publishing/sheet-table.tsx",
      "recordings/screen-words.ts",
      "recordings/spoken-texts.ts",
      "rounds/texts.ts",
    ],
  },
  export: { packages: DESK_PACKAGES, uses: [...DESK, "opening", "rounds/texts.ts"] },
};

const NODE = "node:*";
const SUBJECT_PACKAGES = ["fastify", "valibot", NODE];

/** What there is of the database for others: transactions, one organisation's view of it, queries that are kept, and what can be wrong. */
const DATABASE = [
  "database/database.ts",
  "database/tenant.ts",
  "database/kept-query.ts",
  "database/expressions.ts",
  "database/across-organisations.ts",
  "database/unless-taken.ts",
  "database/damaged-record.ts",
];

/** Who may import whom in the server: what it is made of, then its subjects in the order in which they came to be. */
const SERVER: Readonly<Record<string, Row>> = {
  database: { packages: ["better-sqlite3", "kysely", "valibot", NODE], uses: [] },
  backup: {
    packages: ["fastify", "valibot", NODE],
    uses: [...DATABASE, "database/snapshot.ts", "database/sqlite.ts", "http"],
  },
  "kept-secrets": { packages: ["@node-rs/argon2", NODE], uses: ["database/damaged-record.ts"] },
  http: {
    packages: ["@fastify/cookie", "@fastify/helmet", "@fastify/rate-limit", "@fastify/static", "fastify", "valibot", NODE],
    uses: [
      "database/damaged-record.ts",
      "database/database.ts",
      "backup/backups.ts",
      "devices/device-authentication.ts",
      "organisations/sessions.ts",
      "organisations/sign-in.ts",
    ],
  },
  organisations: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http", "example/practice.ts"] },
  keys: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http"] },
  recordings: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http"] },
  rounds: {
    packages: SUBJECT_PACKAGES,
    uses: [...DATABASE, "kept-secrets", "http", "organisations", "keys", "recordings", "devices"],
  },
  drafts: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "http"] },
  devices: {
    packages: SUBJECT_PACKAGES,
    uses: [
      ...DATABASE,
      "kept-secrets",
      "http",
      "organisations",
      "recordings",
      "rounds",
      "handing-in",
      "fault-reports",
      "feedback",
    ],
  },
  comparisons: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "http"] },
  "client-numbers": { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "http"] },
  "fault-reports": { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http", "handing-in"] },
  paper: {
    packages: SUBJECT_PACKAGES,
    uses: [...DATABASE, "kept-secrets", "http", "handing-in/bytes.ts", "fieldwork/kept-figures.ts"],
  },
  publications: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http", "rounds"] },
  feedback: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "http", "keys"] },
  "handing-in": { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "kept-secrets", "devices", "fieldwork"] },
  fieldwork: { packages: SUBJECT_PACKAGES, uses: [...DATABASE, "http", "rounds", "handing-in", "paper/paper-answers.ts"] },
  example: {
    packages: SUBJECT_PACKAGES,
    uses: [
      ...DATABASE,
      "kept-secrets",
      "http",
      "organisations",
      "keys",
      "rounds",
      "devices",
      "handing-in",
      "fieldwork",
      "publications",
      "feedback",
    ],
  },
  description: { packages: ["@valibot/to-json-schema", "fastify", "valibot"], uses: ["http"] },
  start: {
    packages: SUBJECT_PACKAGES,
    uses: [...DATABASE, "database/open-data.ts", "database/open-failure.ts", "backup", "http", "handing-in", "example"],
  },
};

/** Rooms inside a folder of the house. A file that stands beside them, such as `main.tsx`, may import from all. */
export const ROOMS: Readonly<Record<string, Readonly<Record<string, Row>>>> = { kiosk: KIOSK, console: CONSOLE, server: SERVER };
