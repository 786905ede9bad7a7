import { BackupsReply } from "../console/backups.ts";
import type { Endpoints } from "./endpoint.ts";

/** Whether what has come in would outlive the server. */
export const BACKUP_ENDPOINTS = {
  backups: { method: "GET", path: "/api/backups", caller: "coordinator", reply: BackupsReply, problems: [] },
} as const satisfies Endpoints;
