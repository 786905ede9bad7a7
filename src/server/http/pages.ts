import { basename, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { OriginName } from "./headers.ts";
import { sendProblem } from "./problem-reply.ts";

const ONE_YEAR = 31_536_000;

/**
 * Serves a built page from its folder; null serves none. Files whose name holds a hash of their content never change;
 * all others, the service worker first of all, are asked for anew each time, or an update could not arrive. The console's
 * page is not to be stored at all: browsers then throw it away, with what was opened on it, when it is left.
 */
export async function addPages(app: FastifyInstance, folder: string | null, origin: OriginName): Promise<void> {
  const anew = origin === "console" ? "no-store" : "no-cache";
  if (folder !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      dotfiles: "ignore",
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(folder, "assets")) && /-[\w-]{8,}\.\w+$/.test(basename(path));
        reply.header("cache-control", hashed ? `public, max-age=${ONE_YEAR}, immutable` : anew);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    // Addresses within the page are the page's own business. A file or a call that isn't there is not there.
    const withinPage = request.method === "GET" && !path.startsWith("/api/") && !basename(path).includes(".");
    return folder !== null && withinPage ? reply.sendFile("index.html") : sendProblem(reply, "not-found");
  });
}
