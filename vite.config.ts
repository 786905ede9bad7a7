import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { type ManifestOptions, VitePWA } from "vite-plugin-pwa";
import locales from "./locales/locales.json" with { type: "json" };
import packageJson from "./package.json" with { type: "json" };
import { clientWords } from "./vite/client-words.ts";
import { pictograms } from "./vite/pictograms.ts";

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
      rolldownOptions: {
        output: {
          entryFileNames: "assets/client-[hash].js",
          chunkFileNames: (chunk) => `assets/${chunkName(chunk)}-[hash].js`,
          codeSplitting: {
            groups: [
              // All that stands before the first screen, in one file; and what two of the others both need.
              { name: "client", tags: ["$initial"], priority: 1 },
              { name: "shared", minShareCount: 2 },
            ],
          },
        },
      },
    },
    plugins: [
      react(),
      pictograms(),
      clientWords(),
      plainWords("assistant"),
      preloadFirst(),
      plainImports(),
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
          globPatterns: ["**/*.{html,js,css,json,woff2,png,svg}"],
          maximumFileSizeToCacheInBytes: 1024 * 1024,
        },
      }),
    ],
  };
}

/**
 * What is loaded beside the client's own page: the assistant's screens, what works behind the screens, what these two share,
 * what reads aloud, what a client types with, what she sets her screens with, the statement on accessibility, what
 * the waiting room is told, and the database. Each but the shared one is known by a file that only it holds.
 */
const CHUNKS = {
  staff: "src/kiosk/sides/assistant/staff.tsx",
  behind: "src/kiosk/behind.ts",
  listening: "src/kiosk/sides/client/listening/listening-part.tsx",
  typing: "src/kiosk/sides/client/item/typed-answer.tsx",
  statement: "src/kiosk/sides/client/statement/statement-part.tsx",
  comfort: "src/kiosk/sides/client/comfort/comfort-sheet.tsx",
  told: "src/kiosk/sides/client/told/told-part.tsx",
  store: "src/kiosk/store/dexie/database.ts",
};

function chunkName({ name, moduleIds }: { readonly name: string; readonly moduleIds: readonly string[] }): string {
  const files = moduleIds.map(fromRepository);
  const [known] = Object.entries(CHUNKS).find(([, file]) => files.includes(file)) ?? [];
  // The bundler also asks about one without files, and then makes none.
  if (known === undefined && name !== "shared" && files.length > 0) {
    throw new Error(`A chunk that nobody has named: ${files.join(", ")}`);
  }
  return known ?? name;
}

/** Each screen is a file of its own (`console/screens.ts`); one style sheet serves them all, and the page names it. */
function coordinatorConsole(): UserConfig {
  const app = common("console", "console");
  return {
    ...app,
    base: "/",
    build: {
      ...app.build,
      cssCodeSplit: false,
      // All that stands before the first screen, in one file.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
    },
    plugins: [react(), pictograms(), plainWords("console"), plainImports(), listModules("modules.json")],
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

const LETTERS_OF_EVERY_START = /\/readex-pro-.*\.woff2$/;

/**
 * The assistant's screens are fetched beside the page's own script, and run only where they are needed: her first screen
 * would otherwise wait for the one file and then for the other. So are the letters, which no first screen is without: they
 * would be asked for by the text itself, and change under the reader's eyes. Those of languages that few rounds have are
 * kept by the service worker, and nobody waits for them.
 */
function preloadFirst(): Plugin {
  return {
    name: "streck-preload-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {}, chunk: page }) {
        const all = Object.values(bundle);
        const chunks = all.filter((file) => file.type === "chunk");
        const staff = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith("/sides/assistant/staff.tsx"));
        const files = [staff?.fileName, ...(staff?.imports ?? [])].filter((file) => file !== page?.fileName);
        const fonts = all.map(({ fileName }) => fileName).filter((file) => LETTERS_OF_EVERY_START.test(file));
        return [
          ...files.map((file) => ({ rel: "modulepreload", href: `/${file}` })),
          ...fonts.map((file) => ({ rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: "" })),
        ].map((attrs) => ({ tag: "link", attrs, injectTo: "head" }));
      },
    },
  };
}

/**
 * Vite's own way to load a chunk first fetches what it imports, and its styles; a style sheet that failed once it never asks for
 * again. There is one style sheet in each app, which the page names, as the tablet's names what the assistant's chunk imports:
 * `import()` does the rest, and no client loads more than that.
 */
function plainImports(): Plugin {
  return {
    name: "streck-plain-imports",
    apply: "build",
    transform: {
      filter: { id: /vite\/preload-helper\.js$/ },
      handler: () => ({ code: "export const __vitePreload = (load) => load();", map: null }),
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
