import { openPage, type RoundFacts } from "../../envelopes/open-page.ts";
import { type OpeningKey, openingKey } from "../../sealing/open.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

/** One opening each: the private key lives here until the page ends this worker. */
let opening: { readonly round: RoundFacts; readonly key: Promise<OpeningKey> } | null = null;

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "begin") {
    opening = { round: data.round, key: openingKey(data.kid, data.privateKey) };
    return;
  }
  void answer(data.answers);
});

async function answer(answers: Extract<ToWorker, { type: "page" }>["answers"]): Promise<void> {
  let reply: FromWorker = { type: "failed" };
  try {
    if (opening !== null) {
      reply = { type: "opened", page: await openPage(answers, opening.round, await opening.key) };
    }
  } finally {
    postMessage(reply);
  }
}
