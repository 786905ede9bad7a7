/** One browser under W3C WebDriver, over plain HTTP: https://www.w3.org/TR/webdriver2/. */
export type WebDriver = {
  readonly goTo: (address: string) => Promise<void>;
  /** Runs the source of a function in the page, with arguments that JSON can say; gives what it returns, or promises. */
  readonly run: (source: string, args: readonly unknown[]) => Promise<unknown>;
  readonly click: (element: ElementReference) => Promise<void>;
  readonly type: (element: ElementReference, text: string) => Promise<void>;
  readonly clear: (element: ElementReference) => Promise<void>;
  readonly screenshot: () => Promise<Buffer>;
};

/** How WebDriver writes an element that it can find again. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
export type ElementReference = { readonly [ELEMENT]: string };

export class WebDriverError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Opens a session at `driver`, such as `http://127.0.0.1:4444`, in the browser that `command` starts. */
export async function openSession(driver: string, command: readonly [binary: string, ...args: string[]]): Promise<WebDriver> {
  const [binary, ...args] = command;
  const alwaysMatch = { "webkitgtk:browserOptions": { binary, args } };
  const { sessionId } = (await call(driver, "POST", "/session", { capabilities: { alwaysMatch } })) as { sessionId: string };
  const session = (method: "GET" | "POST", path: string, body?: object) =>
    call(driver, method, `/session/${sessionId}${path}`, body);
  const onElement = async (element: ElementReference, path: string, body: object): Promise<void> => {
    await session("POST", `/element/${element[ELEMENT]}/${path}`, body);
  };
  return {
    async goTo(url) {
      await session("POST", "/url", { url });
    },
    run: (source, given) => session("POST", "/execute/sync", { script: `return (${source})(...arguments)`, args: given }),
    click: (element) => onElement(element, "click", {}),
    type: (element, text) => onElement(element, "value", { text }),
    clear: (element) => onElement(element, "clear", {}),
    screenshot: async () => Buffer.from(String(await session("GET", "/screenshot")), "base64"),
  };
}

async function call(driver: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(driver + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } };
  if (!response.ok) {
    throw new WebDriverError(value.error ?? "unknown error", value.message ?? "");
  }
  return value;
}
