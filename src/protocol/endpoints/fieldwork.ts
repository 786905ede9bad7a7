import { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersQuery, SealedAnswersReply } from "../console/fieldwork.ts";
import { CountLot, LotCounted, LotsReply } from "../console/trust.ts";
import type { Endpoints } from "./endpoint.ts";

/** What has come in for a round. The answers stay sealed: opening them is the browser's work. */
export const FIELDWORK_ENDPOINTS = {
  fieldwork: {
    method: "GET",
    path: "/api/rounds/:id/fieldwork",
    caller: "coordinator",
    reply: FieldworkReply,
    problems: ["not-found"],
  },
  devices: { method: "GET", path: "/api/rounds/:id/devices", caller: "coordinator", reply: DevicesReply, problems: [] },
  batches: { method: "GET", path: "/api/rounds/:id/batches", caller: "coordinator", reply: BatchesReply, problems: [] },
  /** What tablets have handed in that were not believed. */
  lots: { method: "GET", path: "/api/rounds/:id/kept-apart", caller: "coordinator", reply: LotsReply, problems: [] },
  countLot: {
    method: "POST",
    path: "/api/rounds/:id/kept-apart",
    caller: "coordinator",
    body: CountLot,
    reply: LotCounted,
    problems: ["not-found"],
  },
  sealedAnswers: {
    method: "GET",
    path: "/api/rounds/:id/sealed-answers",
    caller: "coordinator",
    query: SealedAnswersQuery,
    reply: SealedAnswersReply,
    problems: [],
  },
} as const satisfies Endpoints;
