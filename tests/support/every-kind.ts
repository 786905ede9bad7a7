import type { Option, QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { questionnaire } from "./questionnaires.ts";

const DONT_KNOW: Option = {
  code: "dont-know",
  meaning: "dont-know",
  text: { sv: "Vet inte", ar: "لا أعرف", so: "Ma garanayo" },
};
const SILENT: Option = {
  code: "prefer-not-to-say",
  meaning: "prefer-not-to-say",
  text: { sv: "Vill inte svara", ar: "أفضّل عدم الإجابة", so: "Ma doonayo in aan ka jawaabo" },
};

/** One item of each kind, as a round might ask them. */
export const EVERY_KIND: QuestionnaireDocument = questionnaire(
  [
    {
      kind: "information",
      id: "about",
      text: {
        sv: "Om frågorna\nDe handlar om de senaste sex månaderna.\nDet finns inga rätta eller felaktiga svar.",
        ar: "عن الأسئلة\nتتناول الأسئلة الأشهر الستة الماضية.\nلا توجد إجابات صحيحة أو خاطئة.",
        so: "Su'aalaha\nWaxay ku saabsan yihiin lixdii bilood ee la soo dhaafay.\nMa jiraan jawaabo sax ah ama khaldan.",
      },
    },
    {
      kind: "scale",
      id: "contact",
      text: { sv: "Hur lätt är det att få kontakt?", ar: "ما مدى سهولة التواصل؟", so: "Sidee ayey u fududahay in lala xiriiro?" },
      options: [
        { code: "easy", positive: true, text: { sv: "Lätt", ar: "سهل", so: "Way fududahay" } },
        { code: "hard", text: { sv: "Svårt", ar: "صعب", so: "Way adagtahay" } },
        DONT_KNOW,
      ],
    },
    {
      kind: "single",
      id: "visits",
      text: { sv: "Har du varit här förut?", ar: "هل زرت هذا المكان من قبل؟", so: "Hore ma u timid halkan?" },
      options: [
        { code: "yes", text: { sv: "Ja", ar: "نعم", so: "Haa" } },
        { code: "no", text: { sv: "Nej", ar: "لا", so: "Maya" } },
      ],
    },
    {
      kind: "multiple",
      id: "channels",
      text: {
        sv: "Hur vill du bli kontaktad?",
        ar: "ما أفضل طرق التواصل بالنسبة إليك؟",
        so: "Sidee ayaad rabtaa in lagula soo xiriiro?",
      },
      options: [
        { code: "phone", text: { sv: "Telefonsamtal", ar: "مكالمة هاتفية", so: "Wicitaan telefoon" } },
        { code: "text", text: { sv: "Sms", ar: "رسالة نصية على الهاتف", so: "Fariin qoraal ah" } },
        { code: "letter", text: { sv: "Brev", ar: "رسالة بالبريد", so: "Warqad" } },
        { code: "e-mail", text: { sv: "E-post", ar: "بريد إلكتروني", so: "Iimayl" } },
        { code: "meeting", text: { sv: "Möte på kontoret", ar: "لقاء في المكتب", so: "Kulan xafiiska" } },
        { code: "helper", text: { sv: "Genom någon som hjälper mig", ar: "عن طريق شخص يساعدني", so: "Qof i caawiya" } },
        { code: "none", exclusive: true, text: { sv: "Inget av detta", ar: "لا شيء من ذلك", so: "Midna maya" } },
        DONT_KNOW,
      ],
    },
    {
      kind: "number",
      id: "talks",
      text: {
        sv: "Hur många gånger har du pratat med din handläggare den senaste månaden?",
        ar: "كم مرة تحدثت مع الموظف المسؤول عنك في الشهر الماضي؟",
        so: "Bishii la soo dhaafay, immisa jeer ayaad la hadashay qofka kiiskaaga haya?",
      },
      minimum: 0,
      maximum: 30,
      options: [DONT_KNOW],
    },
    {
      kind: "text",
      id: "better",
      text: {
        sv: "Vad kan vi göra bättre?",
        ar: "ما الذي يمكننا أن نفعله بشكل أفضل؟",
        so: "Maxaan si ka wanaagsan u samayn karnaa?",
      },
      maximumLength: 200,
      options: [SILENT],
    },
  ],
  { languages: ["sv", "ar", "so"] },
);
