import { BatchesReply, DevicesReply, FieldworkReply, SealedAnswersQuery, SealedAnswersReply } from "../console/fieldwork.ts";
import { CountLot, LeftOut, LotCounted, LotsReply } from "../console/trust.ts";
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
  /** Leaves all that a tablet handed in out of every figure, or counts it again. */
  leaveOutDevice: {
    method: "POST",
    path: "/api/devices/:id/left-out",
    caller: "coordinator",
    body: LeftOut,
    reply: LeftOut,
    problems: ["not-found"],
  },
  /** The same with the answers of one transfer. */
  leaveOutBatch: {
    method: "POST",
    path: "/api/batches/:id/left-out",
    caller: "coordinator",
    body: LeftOut,
    reply: LeftOut,
    problems: ["not-found"],
  },
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
