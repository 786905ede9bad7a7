import type { FeedbackSheet } from "../../domain/feedback/sheet.ts";
import { saveFeedback } from "../feedback/feedback.ts";
import type { ServerContext } from "../server-context.ts";
import type { ExamplePlace } from "./hand-in.ts";

/** In each language of its own, as a coordinator has it written by those who speak it. */
const TEXTS = [
  ["sv", "{10} har svårt att nå sin handläggare.", "Telefontid varje vardag, klockan 9 till 11."],
  ["ar", "{10} يصعب عليهم التواصل مع الموظف المسؤول عن ملفهم.", "نردّ على الهاتف كل يوم عمل من الساعة 9 إلى 11."],
  [
    "so",
    "{10} way ku adag tahay in ay helaan qofka kiiskooda haya.",
    "Maalin kasta oo shaqo, 9 ilaa 11, telefoonka waan ka jawaabnaa.",
  ],
  ["en", "{10} find it hard to reach their case worker.", "Telephone hours every weekday, 9 to 11."],
  ["fa-AF", "{10} به سختی با مسئول دوسیۀ خود تماس می‌گیرند.", "هر روز کاری از ساعت ۹ تا ۱۱ به تلفون جواب می‌دهیم."],
] as const;

/** "You said – we did", for each waiting room of the example. What is there from the last attempt stays. */
export async function writeSheets(context: ServerContext, { user, round, sites }: ExamplePlace): Promise<void> {
  const texts = round.questionnaire.languages.flatMap((language) =>
    TEXTS.filter(([code]) => code === language).map(([, said, now]) => ({ language, said, now })),
  );
  const sheet: FeedbackSheet = { figure: { code: "U31500", side: "others", of: "all" }, texts };
  for (const { id } of sites) {
    await saveFeedback(user, context, round.id, { siteId: id, revision: 0, sheet: { ...sheet, texts: [...texts] } });
  }
}
