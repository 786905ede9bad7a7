import type { Response } from "../domain/response/response.ts";

/** A response as it is sealed. */
type WrittenResponse = Response & { readonly format?: "streck-response/2" };

/** Written in version 1 as long as that can say all: then consoles of every age read it. */
export function writeResponse(response: Response): WrittenResponse {
  return response.mode === "listened-and-read-by-assistant" ? { ...response, format: "streck-response/2" } : response;
}
