import type assistant from "../../locales/sv/assistant.json";
import type client from "../../locales/sv/client.json";
import type console from "../../locales/sv/console.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { client: typeof client; assistant: typeof assistant; console: typeof console };
    returnNull: false;
  }
}
