import { OUTBOX_LAWS } from "./outbox-laws.ts";

/** Holds one law in this page; what it finds is thrown. */
export type HoldLaw = (name: string, runs: number) => Promise<void>;

const hold: HoldLaw = async (name, runs) => {
  const law = OUTBOX_LAWS.find((known) => known.name === name);
  if (law === undefined) {
    throw new Error(`no such law: ${name}`);
  }
  await law.holds(runs);
};

Object.assign(globalThis, { holdOutboxLaw: hold });
