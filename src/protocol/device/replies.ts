import * as v from "valibot";
import { SoundReply } from "../sound.ts";
import type { Protocol } from "../version.ts";
import { EnrolReply, Offer, ReleaseReply } from "./enrol.ts";
import { FaultReportsReply } from "./fault-report.ts";
import { BackupWord, type SyncResponse } from "./sync.ts";
import { ToldReply } from "./told.ts";
import { EnrolReply1, Offer1, ReleaseReply1, SyncResponse1 } from "./versions/1.ts";
import { SyncResponse2 } from "./versions/2.ts";
import { WipedReply } from "./wiped.ts";

/** How a reply is written in one version: `write` says it in that version's words, `form` leaves out what it lacks. */
export type Writer<Reply> = { readonly form: v.GenericSchema; readonly write: (reply: Reply) => unknown };
/** The newest form goes in, whatever comes out. */
export type Writers<Reply> = { readonly [Version in Protocol]?: Writer<Reply> };

export const OFFERS: Writers<Offer> = {
  1: writer(Offer1, (offer) => ({ ...offer, protocol: 1 as const })),
  2: asItIs(Offer),
};

export const ENROL_REPLIES: Writers<EnrolReply> = {
  1: writer(EnrolReply1, (reply) => ({ ...reply, protocol: 1 as const })),
  2: asItIs(EnrolReply),
};

export const RELEASE_REPLIES: Writers<ReleaseReply> = {
  1: writer(ReleaseReply1, (reply) => ({ ...reply, protocol: 1 as const })),
  2: asItIs(ReleaseReply),
};

/** Tablets of the first version know nothing of sounds. */
export const SOUND_REPLIES: Writers<SoundReply> = { 2: asItIs(SoundReply) };

/** What the first tablets of version 2 pass over, and do without. */
const OF_BACKUPS = { backup: v.exactOptional(BackupWord) };

/** Nobody has ever used `durable`, but the first tablets of both versions take a reply without it for none of ours. */
export const SYNC_REPLIES: Writers<SyncResponse> = {
  1: writer(SyncResponse1, (response) => ({ ...response, protocol: 1 as const, durable: [] })),
  2: writer(v.object({ ...SyncResponse2.entries, ...OF_BACKUPS }), (response) => ({ ...response, durable: [] })),
};

export const FAULT_REPORTS_REPLIES: Writers<FaultReportsReply> = { 2: asItIs(FaultReportsReply) };

export const TOLD_REPLIES: Writers<ToldReply> = { 2: asItIs(ToldReply) };

export const WIPED_REPLIES: Writers<WipedReply> = { 2: asItIs(WipedReply) };

function writer<Reply, Form>(form: v.GenericSchema<Form>, write: (reply: Reply) => Form): Writer<Reply> {
  return { form, write };
}

function asItIs<Reply>(form: v.GenericSchema<Reply>): Writer<Reply> {
  return writer(form, (reply: Reply) => reply);
}
