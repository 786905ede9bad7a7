import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { type ManifestOptions, VitePWA } from "vite-plugin-pwa";
import locales from "./locales/locales.json" with { type: "json" };
import packageJson from "./package.json" with { type: "json" };

const repository = import.meta.dirname;
process.env["VITE_APP_VERSION"] = packageJson.version;

/**
 * Two apps that share no chunk: a tablet never holds the console's code, so neither can its service worker's cache.
 * The tablet, unless it is `--mode console`.
 */
export default defineConfig(({ mode }) => (mode === "console" ? coordinatorConsole() : tablet()));

function tablet(): UserConfig {
  const app = common("kiosk", "tablet");
  return {
    ...app,
    base: "/",
    build: {
      ...app.build,
      cssCodeSplit: false,
    },
    plugins: [
      react(),
      plainWords("assistant"),
      listModules("modules.json"),
      VitePWA({
        strategies: "injectManifest",
        registerType: "prompt",
        // The page registers the worker itself: the plugin's own script would break the content security policy.
        injectRegister: false,
        srcDir: ".",
        filename: "service-worker.ts",
        manifest: webAppManifest,
        includeManifestIcons: false,
        injectManifest: {
          rollupFormat: "iife",
          buildPlugins: { vite: [listModules("service-worker-modules.json")] },
          globPatterns: ["**/*.{html,js,css,woff2,png,svg}"],
          maximumFileSizeToCacheInBytes: 1024 * 1024,
        },
      }),
    ],
  };
}

function coordinatorConsole(): UserConfig {
  return {
    ...common("console", "console"),
    base: "/",
    plugins: [react(), plainWords("console"), listModules("modules.json")],
    worker: { format: "es" },
  };
}

/** A waiting room's tablet is rarely new: iPad Air 2 and mini 4 end at iPadOS 15.8, iPad 5 at 16.7. */
const OLDEST_BROWSERS = { kiosk: ["safari15.4", "chrome108"], console: ["safari16.0", "chrome108"] } as const;

function common(source: keyof typeof OLDEST_BROWSERS, output: string): UserConfig {
  return {
    root: join(repository, "src", source),
    publicDir: join(repository, "public"),
    // Each its own, or one would throw away what the other has just prepared.
    cacheDir: join(repository, "node_modules", `.vite-${output}`),
    server: development(source),
    logLevel: "warn",
    build: {
      outDir: join(repository, "dist", output),
      emptyOutDir: true,
      // Syntax and styles are lowered to what these read; what they lack besides is listed in lint/oldest-browsers.ts.
      target: [...OLDEST_BROWSERS[source]],
      manifest: true,
      reportCompressedSize: false,
      // One bundle is what is wanted; what it may weigh is a test.
      chunkSizeWarningLimit: 1000,
      // Nothing inline in the page or the styles: the content security policy allows neither.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
}

/** What is asked of the server, and not the sources of the console's own `api` folder. */
const CALLS = "^/api/(?!.*\\.ts)";

/** `npm run dev`: each app on a port of its own, with what it asks of the server passed on as if the server's own page had asked. */
function development(source: keyof typeof OLDEST_BROWSERS): NonNullable<UserConfig["server"]> {
  const [port, served] =
    source === "kiosk" ? [5173, process.env["PORT"] ?? "8080"] : [5174, process.env["CONSOLE_PORT"] ?? "8081"];
  const target = `http://127.0.0.1:${served}`;
  return {
    host: "127.0.0.1",
    port,
    strictPort: true,
    proxy: { [CALLS]: { target, changeOrigin: true, headers: { origin: target } } },
  };
}

/** Writes the source files of every chunk to `.vite/`, for the tests that say what may be in a bundle. */
function listModules(fileName: string): Plugin {
  return {
    name: "streck-list-modules",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const modules = chunks.map((chunk) => [chunk.fileName, chunk.moduleIds.map(fromRepository).toSorted()]);
      this.emitFile({
        type: "asset",
        fileName: `.vite/${fileName}`,
        source: JSON.stringify(Object.fromEntries(modules), null, 2),
      });
    },
  };
}

/**
 * What stands on the page until the app takes its place, in every language that has the words: a browser that is too old
 * to run the app, or has no JavaScript, says so itself instead of staying blank. Shown after some seconds only.
 */
function plainWords(namespace: string): Plugin {
  const texts = Object.entries(locales)
    .map(([code, { direction }]) => ({ code, direction, file: join(repository, "locales", code, `${namespace}.json`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ code, direction, file }) => {
      const { title, text, noScript } = (JSON.parse(readFileSync(file, "utf8")) as PlainWords).tooOld;
      const script = `<noscript><p>${noScript}</p></noscript>`;
      return `<section lang="${code}" dir="${direction}"><h1>${title}</h1>${script}<p>${text}</p></section>`;
    });
  const root = `<div id="root">`;
  return {
    name: "streck-plain-words",
    transformIndexHtml: (html) => html.replace(root, `${root}<main class="not-started">${texts.join("")}</main>`),
  };
}

type PlainWords = { readonly tooOld: { readonly title: string; readonly text: string; readonly noScript: string } };

function fromRepository(file: string): string {
  return relative(repository, file).split(sep).join("/");
}

const webAppManifest: Partial<ManifestOptions> = {
  id: "/",
  name: "Streck",
  short_name: "Streck",
  lang: "sv",
  dir: "ltr",
  start_url: "/",
  scope: "/",
  display: "standalone",
  display_override: ["fullscreen", "standalone"],
  background_color: "#faf6ef",
  theme_color: "#0a4f4c",
  icons: [
    { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};
