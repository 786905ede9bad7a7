import {
  DeviceName,
  DeviceRetired,
  Enrolment,
  MOST_PUBLISH_BYTES,
  MOST_ROUND_BYTES,
  NewEnrolment,
  NewRound,
  NewSite,
  PublishRequest,
  Round,
  RoundsReply,
  Site,
  SitesReply,
} from "../console/rounds.ts";
import { Revoked } from "../console/trust.ts";
import type { Endpoints } from "./endpoint.ts";

/** Sites, rounds and what brings tablets to them. */
export const ROUND_ENDPOINTS = {
  sites: { method: "GET", path: "/api/sites", caller: "coordinator", reply: SitesReply, problems: [] },
  addSite: {
    method: "POST",
    path: "/api/sites",
    caller: "coordinator",
    body: NewSite,
    reply: Site,
    problems: ["already-exists"],
  },
  rounds: { method: "GET", path: "/api/rounds", caller: "coordinator", reply: RoundsReply, problems: [] },
  /** One round, with its questionnaire and its release. */
  round: { method: "GET", path: "/api/rounds/:id", caller: "coordinator", reply: Round, problems: ["not-found"] },
  /** `malformed` also where its questionnaire is one that no client could answer on a tablet. */
  addRound: {
    method: "POST",
    path: "/api/rounds",
    caller: "coordinator",
    body: NewRound,
    mostBytes: MOST_ROUND_BYTES,
    reply: Round,
    problems: ["malformed", "not-found", "already-exists"],
  },
  /** Signed in the browser, verified by the server against the organisation's signing key. */
  publish: {
    method: "POST",
    path: "/api/rounds/:id/publish",
    caller: "coordinator",
    body: PublishRequest,
    mostBytes: MOST_PUBLISH_BYTES,
    reply: Round,
    problems: ["not-found", "key-not-proved", "release-not-verified", "round-not-publishable"],
  },
  /** A code that one tablet can use once, within an hour. */
  enrol: {
    method: "POST",
    path: "/api/enrolments",
    caller: "coordinator",
    body: NewEnrolment,
    reply: Enrolment,
    problems: ["not-found", "not-allowed", "already-exists"],
  },
  /** Gives a tablet another name; null takes its name away. */
  nameDevice: {
    method: "POST",
    path: "/api/devices/:id/name",
    caller: "coordinator",
    body: DeviceName,
    reply: DeviceName,
    problems: ["not-found", "already-exists"],
  },
  /** Takes a tablet out of use, or back into it; it can hand in what it holds either way. */
  retireDevice: {
    method: "POST",
    path: "/api/devices/:id/retired",
    caller: "coordinator",
    body: DeviceRetired,
    reply: DeviceRetired,
    problems: ["not-found"],
  },
  /** Believes a tablet no more, or again: then it can hand in, for a while and into quarantine, and do nothing else. */
  revokeDevice: {
    method: "POST",
    path: "/api/devices/:id/revoked",
    caller: "coordinator",
    body: Revoked,
    reply: Revoked,
    problems: ["not-found"],
  },
} as const satisfies Endpoints;
