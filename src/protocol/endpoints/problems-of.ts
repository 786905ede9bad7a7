import type { ProblemCode } from "../problem.ts";
import type { Caller, Endpoint } from "./endpoint.ts";

/** The house and its doors: any call may meet them, before anybody has looked at what it wants. */
const ANYWHERE: readonly ProblemCode[] = [
  "malformed",
  "wrong-address",
  "not-allowed",
  "storage-failed",
  "storage-damaged",
  "record-damaged",
  "internal",
];

const AT_THE_DOOR: Readonly<Record<Caller, readonly ProblemCode[]>> = {
  public: [],
  device: ["not-enrolled"],
  coordinator: ["not-signed-in"],
  practice: ["not-signed-in"],
};

/** Everything that a call may say no with, each once. */
export function problemsOf({ method, path, caller, problems }: Endpoint): readonly ProblemCode[] {
  return [
    ...new Set<ProblemCode>([
      ...problems,
      ...ANYWHERE,
      ...AT_THE_DOOR[caller],
      ...(method === "GET" ? [] : ["too-large" as const]),
      ...(path.includes("/:") ? ["not-found" as const] : []),
    ]),
  ];
}
