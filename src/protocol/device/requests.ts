import * as v from "valibot";
import { PROTOCOL, type Protocol } from "../version.ts";
import { EnrolRequest } from "./enrol.ts";
import { FaultReportsRequest } from "./fault-report.ts";
import { SyncRequest } from "./sync.ts";
import { EnrolRequest1, SyncRequest1 } from "./versions/1.ts";
import { WipedReport } from "./wiped.ts";

/** How a request is read in each version that knows it; whatever comes in, the newest form comes out. */
export type Readers<Message> = { readonly [Version in Protocol]?: v.GenericSchema<unknown, Message> };

export const ENROL_REQUESTS: Readers<EnrolRequest> = {
  1: v.pipe(
    EnrolRequest1,
    v.transform((request): EnrolRequest => ({ ...request, protocol: PROTOCOL })),
  ),
  2: EnrolRequest,
};

export const SYNC_REQUESTS: Readers<SyncRequest> = {
  1: v.pipe(
    SyncRequest1,
    v.transform(
      (request): SyncRequest => ({
        ...request,
        protocol: PROTOCOL,
        queue: { ...request.queue, marksPending: null, unreadable: 0 },
      }),
    ),
  ),
  2: SyncRequest,
};

export const WIPED_REPORTS: Readers<WipedReport> = { 2: WipedReport };

/** Tablets of the first version report no faults. */
export const FAULT_REPORTS_REQUESTS: Readers<FaultReportsRequest> = { 2: FaultReportsRequest };
