import type * as v from "valibot";
import type { SoundHash } from "../../kernel/hashes.ts";
import type { BatchId, ComparisonId, DeviceId, DraftId, RoundId } from "../../kernel/ids.ts";
import type { ProblemCode } from "../problem.ts";

/** `device`: an enrolled tablet; `coordinator`: someone who has signed in; `practice`: someone who has entered practice. */
export type Caller = "public" | "device" | "coordinator" | "practice";
export type Method = "GET" | "POST" | "DELETE";

/** One call of the server: all that both sides have to agree on. */
export type Endpoint = {
  readonly method: Method;
  /** A part with a colon stands for an id, or for the hash that is a name: `/api/rounds/:id`. */
  readonly path: `/${string}`;
  readonly caller: Caller;
  /** What may stand behind the question mark. */
  readonly query?: v.GenericSchema;
  /** What is posted. A call without it takes none. */
  readonly body?: v.GenericSchema;
  /** The most bytes of JSON that the body may have, before compression; 1 MiB where nothing is said. */
  readonly mostBytes?: number;
  /** The body comes gzipped from whoever can. */
  readonly gzip?: true;
  /** What a call that went well is answered with, status 200. */
  readonly reply: v.GenericSchema;
  /** What it may say no with, besides what any call of this kind may meet (`problems-of.ts`). */
  readonly problems: readonly ProblemCode[];
};

export type Endpoints = Readonly<Record<string, Endpoint>>;

export type ReplyOf<One extends Endpoint> = v.InferOutput<One["reply"]>;
export type BodyOf<One extends Endpoint> = One extends { readonly body: infer Body extends v.GenericSchema }
  ? v.InferOutput<Body>
  : undefined;
export type QueryOf<One extends Endpoint> = One extends { readonly query: infer Query extends v.GenericSchema }
  ? v.InferOutput<Query>
  : undefined;
export type ProblemOf<One extends Endpoint> = One["problems"][number];
/** The ids in the path, by name. */
export type IdsOf<One extends Endpoint> = {
  readonly [Name in NamesIn<One["path"]>]: Whose[Extract<keyof Whose, BeforeId<One["path"]>>];
};

/** Whose ids stand behind these words. No path has more than one. */
type Whose = {
  readonly "/api/rounds": RoundId;
  readonly "/api/devices": DeviceId;
  readonly "/api/batches": BatchId;
  readonly "/api/questionnaires": DraftId;
  readonly "/api/comparisons": ComparisonId;
  readonly "/api/sounds": SoundHash;
  readonly "/api/device/sounds": SoundHash;
};

type BeforeId<Path extends string> = Path extends `${infer Before}/:${string}` ? Before : never;
type NamesIn<Path extends string> = Path extends `${string}/:${infer Name}/${string}`
  ? Name
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;
