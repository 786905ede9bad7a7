import { Link } from "wouter";
import { buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Row } from "../parts/card.tsx";
import { formatMoment } from "../words/dates.ts";
import { plainDeviceName } from "../words/device-name.ts";
import { useWords, type Words } from "../words/use-words.ts";
import type { Alarm } from "./alarms.ts";

/** What needs somebody now: what happened, what is at stake, and the one thing to do. */
export function AlarmsCard({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <Card title={say("today.alarms")}>
      {alarms.length === 0 ? (
        <Notice tone="fine">{say("today.nothingNeeded")}</Notice>
      ) : (
        alarms.map((alarm) => {
          const { tone, title, text, action, path } = sayAlarm(alarm, words);
          return (
            <div key={`${title} ${text}`} data-alarm={alarm.kind}>
              <Notice tone={tone} title={title}>
                <p>{text}</p>
                <Row>
                  <Link href={path} className={buttonClass()}>
                    {action}
                  </Link>
                </Row>
              </Notice>
            </div>
          );
        })
      )}
    </Card>
  );
}

type Said = {
  readonly tone: "wrong" | "mind";
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly path: `/${string}`;
};

function sayAlarm(alarm: Alarm, { say, number, language }: Words): Said {
  switch (alarm.kind) {
    case "silent": {
      const { device, siteName: site } = alarm;
      const tablet = plainDeviceName(device, say);
      const { lastContact, pending } = device;
      return {
        tone: "wrong",
        title: say("today.alarm.silent.title", { tablet, site }),
        text:
          lastContact === null
            ? say("today.alarm.silent.never")
            : say(pending === 0 ? "today.alarm.silent.empty" : "today.alarm.silent.text", {
                time: formatMoment(lastContact, language),
                count: pending,
              }),
        action: say("today.alarm.silent.action"),
        path: "/tablets",
      };
    }
    case "no-tablet":
      return {
        tone: "mind",
        title: say("today.alarm.no-tablet.title", { site: alarm.siteName }),
        text: say("today.alarm.no-tablet.text"),
        action: say("today.alarm.no-tablet.action"),
        path: "/tablets",
      };
    case "many-missed":
      return {
        tone: "mind",
        title: say("today.alarm.many-missed.title", { site: alarm.siteName }),
        text: say("today.alarm.many-missed.text", { missed: number(alarm.missed), seen: number(alarm.seen) }),
        action: say("today.alarm.many-missed.action"),
        path: "/field",
      };
    case "backup": {
      const { state, newest } = alarm;
      return {
        tone: "wrong",
        title: say("today.alarm.backup.title"),
        text:
          newest === null
            ? say("today.alarm.backup.never")
            : say(`today.alarm.backup.${state}`, { time: formatMoment(newest, language) }),
        action: say("today.alarm.backup.action"),
        path: "/tablets",
      };
    }
    default: {
      const { kind, count } = alarm;
      return {
        tone: kind === "fault-reports" || kind === "apart" ? "mind" : "wrong",
        title: say(`today.alarm.${kind}.title`, { count }),
        text: say(`today.alarm.${kind}.text`),
        action: say(`today.alarm.${kind}.action`),
        path: PATHS[kind],
      };
    }
  }
}

const PATHS = {
  wiped: "/tablets",
  unreadable: "/tablets",
  damaged: "/batches",
  misdated: "/batches",
  apart: "/batches",
  "fault-reports": "/fault-reports",
} as const;
