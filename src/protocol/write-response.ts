import type { Response } from "../domain/response/response.ts";

/** A response as it is sealed. */
type WrittenResponse = Response & { readonly format?: "streck-response/2" | "streck-response/3" };

/** Written in the first version that can say all: then consoles of every age read it. */
export function writeResponse(response: Response): WrittenResponse {
  switch (response.mode) {
    case "paper":
      return { ...response, format: "streck-response/3" };
    case "listened-and-read-by-assistant":
      return { ...response, format: "streck-response/2" };
    default:
      return response;
  }
}
