import { createGunzip } from "node:zlib";
import type { FastifyInstance, preParsingAsyncHookHandler, RequestPayload } from "fastify";

/** JSON is the only body that is taken: a form that another site posts is not even parsed. An empty body is none. */
export function takeOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body: string, done) => {
    if (body === "") {
      done(null, undefined);
    } else {
      void parse(request, body, done);
    }
  });
}

/**
 * Unpacks a gzipped body while it is read. What comes out is counted against the route's limit, and reading stops
 * there: a small body that would unpack to gigabytes costs no more than one of the largest size.
 */
export const gunzipBody: preParsingAsyncHookHandler = async (request, reply, payload) => {
  const encoding = request.headers["content-encoding"];
  if (encoding === undefined || encoding === "identity") {
    return payload;
  }
  if (encoding !== "gzip") {
    throw Object.assign(new Error("unknown encoding"), { statusCode: 415 });
  }
  const gunzip = createGunzip();
  const counted: RequestPayload = Object.assign(gunzip, { receivedEncodedLength: 0 });
  payload.on("data", (chunk: Buffer) => {
    counted.receivedEncodedLength = (counted.receivedEncodedLength ?? 0) + chunk.length;
  });
  payload.on("error", (error) => gunzip.destroy(error));
  payload.pipe(gunzip);
  reply.raw.on("close", () => gunzip.destroy());
  return counted;
};
