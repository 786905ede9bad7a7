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
  | "STRECK_BACKUP_FOLDER"
  | "STRECK_BACKUP_KEY"
  | "STRECK_BACKUP_EVERY_HOURS"
  | "STRECK_BACKUP_KEEP"
  | "STRECK_BACKUP_GRACE_DAYS"
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
  STRECK_BACKUP_FOLDER: { standard: "", means: "folder where the server saves itself; none: it makes no backups" },
  STRECK_BACKUP_KEY: {
    standard: "",
    means: "public keys that backups are sealed to: files, with commas between; none: not sealed",
  },
  STRECK_BACKUP_EVERY_HOURS: { standard: "24", means: "hours from one backup to the next, from 1 to 168" },
  STRECK_BACKUP_KEEP: { standard: "14", means: "how many backups stay, from 2 to 1000" },
  STRECK_BACKUP_GRACE_DAYS: { standard: "14", means: "days that tablets keep what is safe in a backup, from 7 to 365" },
  STRECK_PAGES: { standard: "./dist", means: "folder of the built pages" },
};

export type Environment = Readonly<Partial<Record<SettingName, string | undefined>>>;
