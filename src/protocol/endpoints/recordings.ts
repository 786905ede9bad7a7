import { MOST_RECORDING_BYTES, NewRecording, Recording, RecordingName, RecordingsReply } from "../console/recordings.ts";
import { SoundReply } from "../sound.ts";
import type { Endpoints } from "./endpoint.ts";

/** The recorded voices of an organisation: by language and text, and so the same in each questionnaire that says the same. */
export const RECORDING_ENDPOINTS = {
  recordings: {
    method: "GET",
    path: "/api/recordings",
    caller: "coordinator",
    reply: RecordingsReply,
    problems: [],
  },
  /** In the place of one that is there. `malformed` also where the bytes are no MP3, whoever says so. */
  keepRecording: {
    method: "POST",
    path: "/api/recordings",
    caller: "coordinator",
    body: NewRecording,
    mostBytes: MOST_RECORDING_BYTES,
    reply: Recording,
    problems: ["malformed"],
  },
  /** Rounds that were published with it keep it. */
  removeRecording: {
    method: "DELETE",
    path: "/api/recordings",
    caller: "coordinator",
    query: RecordingName,
    reply: RecordingsReply,
    problems: [],
  },
  sound: { method: "GET", path: "/api/sounds/:sha256", caller: "coordinator", reply: SoundReply, problems: ["not-found"] },
} as const satisfies Endpoints;
