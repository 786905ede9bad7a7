/** What can be set from outside, all of it by environment variables. */
export type SettingName =
  | "STRECK_DATA"
  | "PORT"
  | "CONSOLE_PORT"
  | "HOST"
  | "TLS_CERT"
  | "TLS_KEY"
  | "TRUST_PROXY"
  | "STRECK_TABLET_URL"
  | "STRECK_CONSOLE_URL"
  | "STRECK_PRACTICE"
  | "STRECK_ALLOW_PRACTICE_ON_NETWORK"
  | "STRECK_PAGES";

export type Setting = { readonly standard: string; readonly means: string };

/** The one list of settings: `--help` prints it, and whoever reads a variable that is not in it does not compile. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  STRECK_DATA: { standard: "./data", means: "folder of the database" },
  PORT: { standard: "8080", means: "port for tablets; 0: the system chooses" },
  CONSOLE_PORT: { standard: "8081", means: "port for coordinators; 0: the system chooses" },
  HOST: { standard: "127.0.0.1", means: "address to listen on; 0.0.0.0: all of this machine's" },
  TLS_CERT: { standard: "", means: "PEM file: the server speaks HTTPS itself, together with TLS_KEY" },
  TLS_KEY: { standard: "", means: "PEM file with the private key of TLS_CERT" },
  TRUST_PROXY: { standard: "0", means: "proxies in front to believe: 1 (on this machine) or addresses, ranges" },
  STRECK_TABLET_URL: { standard: "from host and port", means: "public address of the tablet's origin" },
  STRECK_CONSOLE_URL: { standard: "from host and port", means: "public address of the console's origin" },
  STRECK_PRACTICE: { standard: "1", means: "0: no practice organisation" },
  STRECK_ALLOW_PRACTICE_ON_NETWORK: { standard: "0", means: "1: practice also where others than this machine can reach it" },
  STRECK_PAGES: { standard: "./dist", means: "folder of the built pages" },
};

export type Environment = Readonly<Partial<Record<SettingName, string | undefined>>>;
