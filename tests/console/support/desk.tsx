import { act, type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { createConsoleApi } from "../../../src/console/api/console-api.ts";
import { KeptReplies } from "../../../src/console/api/kept-replies.tsx";
import type { ApiFailure, Send } from "../../../src/console/api/request.ts";
import { type Services, ServicesProvider } from "../../../src/console/services.ts";
import { SessionProvider, type SessionView } from "../../../src/console/shell/session.ts";
import { CONSOLE_NAMESPACE } from "../../../src/console/words/resources.ts";
import { createTranslator } from "../../../src/i18n/translator.ts";
import { err, ok, type Result } from "../../../src/kernel/result.ts";
import { chance } from "../../support/chance.ts";
import { words } from "../../support/words.ts";
import { CONSOLE_RESOURCES } from "./resources.ts";

/** What the server says to a call such as `GET /api/sites`, as often as it is asked. */
type Standing = Readonly<Record<string, unknown>>;
type Reply = Result<unknown, ApiFailure>;

export type Desk = RenderResult & {
  readonly user: UserEvent;
  /** What was sent with each call of this name, in order. */
  readonly sent: (call: string) => readonly unknown[];
  /** Answers the oldest call of this name that waits. */
  readonly answer: (call: string, value: unknown) => Promise<void>;
  readonly refuse: (call: string, failure: ApiFailure) => Promise<void>;
  /** How often the page has asked anew who sits here. */
  readonly refreshed: () => number;
};

/** The words of the console in Swedish. */
export const say = (key: string): string => words("sv", "console", key);

const STATE: SessionView["state"] = { practice: null, needsSetUp: false, session: null, tabletAddress: "https://tablet.example" };
const nothing = (): void => undefined;

type Around = {
  readonly state?: Partial<SessionView["state"]>;
  /** What is not among them waits until the test answers. */
  readonly standing?: Standing;
  readonly services?: Partial<Services>;
};

/** A part of the console on a page of its own, under the hands of a coordinator and in front of a server that the test plays. */
export function desk(part: ReactNode, { state = {}, standing = {}, services = {} }: Around = {}): Desk {
  const asked: { readonly call: string; readonly body: unknown }[] = [];
  const waiting: { readonly call: string; readonly settle: (reply: Reply) => void }[] = [];
  let refreshed = 0;
  const send = (async (method, path, _schema, { body } = {}) => {
    const call = `${method} ${path}`;
    asked.push({ call, body });
    return Object.hasOwn(standing, call) ? ok(standing[call]) : new Promise<Reply>((settle) => waiting.push({ call, settle }));
  }) as Send;
  const settle = async (call: string, reply: Reply): Promise<void> => {
    const at = waiting.findIndex((one) => one.call === call);
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (next === undefined) {
      throw new Error(`nobody waits for ${call}`);
    }
    await act(async () => next.settle(reply));
  };
  const session: SessionView = {
    state: { ...STATE, ...state },
    staleBecause: null,
    refresh: () => {
      refreshed += 1;
    },
    signInAgain: nothing,
  };
  const all: Services = {
    api: createConsoleApi(send),
    download: nothing,
    randomBytes: chance(1),
    openPort: () => ({ openPage: async () => ({ opened: [], unopened: [] }), close: nothing }),
    prepareSound: async () => err("not-sound"),
    microphone: async () => err("missing"),
    tabs: { say: nothing, listen: () => nothing },
    pins: { of: () => null, put: nothing },
    sheetDrafts: { of: () => null, put: nothing, clear: nothing },
    ...services,
  };
  const translator = createTranslator(CONSOLE_RESOURCES, "sv", [CONSOLE_NAMESPACE]);
  const rendered = render(
    <I18nextProvider i18n={translator}>
      <ServicesProvider value={all}>
        <SessionProvider value={session}>
          <KeptReplies api={all.api} tabs={all.tabs}>
            {(changing) => <ServicesProvider value={{ ...all, api: changing }}>{part}</ServicesProvider>}
          </KeptReplies>
        </SessionProvider>
      </ServicesProvider>
    </I18nextProvider>,
  );
  return {
    ...rendered,
    user: userEvent.setup(),
    sent: (call) => asked.filter((one) => one.call === call).map(({ body }) => body),
    answer: (call, value) => settle(call, ok(value)),
    refuse: (call, failure) => settle(call, err(failure)),
    refreshed: () => refreshed,
  };
}
