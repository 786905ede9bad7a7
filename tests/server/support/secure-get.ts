import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { get } from "node:https";
import { resolve } from "node:path";

const fixtures = resolve(import.meta.dirname, "../../fixtures/tls");

/** A certificate for this machine that nobody trusts but `secureGet`. */
export const TEST_CERTIFICATE = { cert: resolve(fixtures, "cert.pem"), key: resolve(fixtures, "key.pem") };

export async function secureGet(url: string): Promise<{ readonly body: string; readonly headers: IncomingHttpHeaders }> {
  return new Promise((settle, fail) => {
    const request = get(url, { ca: readFileSync(TEST_CERTIFICATE.cert), agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () => settle({ body, headers: response.headers }));
    });
    request.on("error", fail);
  });
}
