import type { Migration } from "kysely/migration";
import { foundation } from "./migrations/0001-foundation.ts";
import { wipedDevices } from "./migrations/0002-wiped-devices.ts";
import { names } from "./migrations/0003-names.ts";
import { keysKeptOnlyIfAsked } from "./migrations/0005-keys-kept-only-if-asked.ts";
import { damaged } from "./migrations/0006-damaged.ts";
import { onlyOnce } from "./migrations/0007-only-once.ts";
import { sounds } from "./migrations/0008-sounds.ts";
import { faultReports } from "./migrations/0009-fault-reports.ts";
import { retiredDevices } from "./migrations/0010-retired-devices.ts";
import { publications } from "./migrations/0012-publications.ts";
import { drafts } from "./migrations/0013-drafts.ts";
import { paperAnswers } from "./migrations/0014-paper-answers.ts";
import { feedback } from "./migrations/0015-feedback.ts";
import { backups } from "./migrations/0016-backups.ts";
import { comparisons } from "./migrations/0017-comparisons.ts";
import { clientNumbers } from "./migrations/0018-client-numbers.ts";
import { placesOfDevices } from "./migrations/0020-places-of-devices.ts";
import { told } from "./migrations/0021-told.ts";
import type { DatabaseDialect } from "./store.ts";

/**
 * Every migration in order. A file here is never edited once it was released: a change is a new file, with a fixture of
 * what it finds and what it leaves (a test fails when one has none).
 */
export function migrations(dialect: DatabaseDialect): Record<string, Migration> {
  return {
    "0001-foundation": foundation(dialect),
    "0002-wiped-devices": wipedDevices,
    "0003-names": names,
    "0005-keys-kept-only-if-asked": keysKeptOnlyIfAsked,
    "0006-damaged": damaged,
    "0007-only-once": onlyOnce,
    "0008-sounds": sounds(dialect),
    "0009-fault-reports": faultReports(dialect),
    "0010-retired-devices": retiredDevices,
    "0012-publications": publications,
    "0013-drafts": drafts,
    "0014-paper-answers": paperAnswers(dialect),
    "0015-feedback": feedback,
    "0016-backups": backups(dialect),
    "0017-comparisons": comparisons,
    "0018-client-numbers": clientNumbers,
    "0020-places-of-devices": placesOfDevices,
    "0021-told": told,
  };
}
