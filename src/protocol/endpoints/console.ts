import { BACKUP_ENDPOINTS } from "./backups.ts";
import { CLIENT_NUMBER_ENDPOINTS } from "./client-numbers.ts";
import { COMPARISON_ENDPOINTS } from "./comparisons.ts";
import { DESCRIPTION_ENDPOINTS } from "./description.ts";
import { DRAFT_ENDPOINTS } from "./drafts.ts";
import type { Endpoints } from "./endpoint.ts";
import { EXAMPLE_ENDPOINTS } from "./example.ts";
import { FAULT_REPORT_ENDPOINTS } from "./fault-reports.ts";
import { FEEDBACK_ENDPOINTS } from "./feedback.ts";
import { FIELDWORK_ENDPOINTS } from "./fieldwork.ts";
import { KEY_ENDPOINTS } from "./keys.ts";
import { PAPER_ENDPOINTS } from "./paper.ts";
import { PUBLICATION_ENDPOINTS } from "./publications.ts";
import { RECORDING_ENDPOINTS } from "./recordings.ts";
import { ROUND_ENDPOINTS } from "./rounds.ts";
import { SESSION_ENDPOINTS } from "./session.ts";

/** What the console calls. */
export const CONSOLE_ENDPOINTS = {
  ...SESSION_ENDPOINTS,
  ...KEY_ENDPOINTS,
  ...ROUND_ENDPOINTS,
  ...DRAFT_ENDPOINTS,
  ...RECORDING_ENDPOINTS,
  ...FIELDWORK_ENDPOINTS,
  ...FAULT_REPORT_ENDPOINTS,
  ...PUBLICATION_ENDPOINTS,
  ...PAPER_ENDPOINTS,
  ...FEEDBACK_ENDPOINTS,
  ...BACKUP_ENDPOINTS,
  ...COMPARISON_ENDPOINTS,
  ...CLIENT_NUMBER_ENDPOINTS,
  ...EXAMPLE_ENDPOINTS,
  ...DESCRIPTION_ENDPOINTS,
} as const satisfies Endpoints;
