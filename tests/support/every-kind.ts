import type { Option, QuestionnaireDocument } from "../../src/domain/questionnaire/document.ts";
import { asLanguage } from "./brands.ts";
import { questionnaire } from "./questionnaires.ts";

const DONT_KNOW: Option = {
  code: "dont-know",
  meaning: "dont-know",
  text: { sv: "Vet inte", ar: "لا أعرف", so: "Ma garanayo", en: "Don’t know", "fa-AF": "نمی‌دانم" },
};
const SILENT: Option = {
  code: "prefer-not-to-say",
  meaning: "prefer-not-to-say",
  text: {
    sv: "Vill inte svara",
    ar: "أفضّل عدم الإجابة",
    so: "Ma doonayo in aan ka jawaabo",
    en: "Prefer not to answer",
    "fa-AF": "نمی‌خواهم جواب بدهم",
  },
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
        en: "About the questions\nThey are about the past six months.\nThere are no right or wrong answers.",
        "fa-AF": "دربارۀ سوال‌ها\nسوال‌ها دربارۀ شش ماه گذشته است.\nجواب درست یا غلط وجود ندارد.",
      },
    },
    {
      kind: "scale",
      id: "contact",
      text: {
        sv: "Hur lätt är det att få kontakt?",
        ar: "ما مدى سهولة التواصل؟",
        so: "Sidee ayey u fududahay in lala xiriiro?",
        en: "How easy is it to get in touch?",
        "fa-AF": "تماس گرفتن چقدر آسان است؟",
      },
      options: [
        { code: "easy", positive: true, text: { sv: "Lätt", ar: "سهل", so: "Way fududahay", en: "Easy", "fa-AF": "آسان" } },
        { code: "hard", text: { sv: "Svårt", ar: "صعب", so: "Way adagtahay", en: "Hard", "fa-AF": "مشکل" } },
        DONT_KNOW,
      ],
    },
    {
      kind: "single",
      id: "visits",
      text: {
        sv: "Har du varit här förut?",
        ar: "هل زرت هذا المكان من قبل؟",
        so: "Hore ma u timid halkan?",
        en: "Have you been here before?",
        "fa-AF": "آیا پیش از این اینجا بوده‌اید؟",
      },
      options: [
        { code: "yes", text: { sv: "Ja", ar: "نعم", so: "Haa", en: "Yes", "fa-AF": "بلی" } },
        { code: "no", text: { sv: "Nej", ar: "لا", so: "Maya", en: "No", "fa-AF": "نخیر" } },
      ],
    },
    {
      kind: "multiple",
      id: "channels",
      text: {
        sv: "Hur vill du bli kontaktad?",
        ar: "ما أفضل طرق التواصل بالنسبة إليك؟",
        so: "Sidee ayaad rabtaa in lagula soo xiriiro?",
        en: "How do you want to be contacted?",
        "fa-AF": "می‌خواهید چطور با شما تماس گرفته شود؟",
      },
      options: [
        {
          code: "phone",
          text: { sv: "Telefonsamtal", ar: "مكالمة هاتفية", so: "Wicitaan telefoon", en: "Phone call", "fa-AF": "تلفن" },
        },
        {
          code: "text",
          text: { sv: "Sms", ar: "رسالة نصية على الهاتف", so: "Fariin qoraal ah", en: "Text message", "fa-AF": "پیام" },
        },
        { code: "letter", text: { sv: "Brev", ar: "رسالة بالبريد", so: "Warqad", en: "Letter", "fa-AF": "نامه" } },
        { code: "e-mail", text: { sv: "E-post", ar: "بريد إلكتروني", so: "Iimayl", en: "E-mail", "fa-AF": "ایمیل" } },
        {
          code: "meeting",
          text: {
            sv: "Möte på kontoret",
            ar: "لقاء في المكتب",
            so: "Kulan xafiiska",
            en: "Meeting at the office",
            "fa-AF": "ملاقات در دفتر",
          },
        },
        {
          code: "helper",
          text: {
            sv: "Genom någon som hjälper mig",
            ar: "عن طريق شخص يساعدني",
            so: "Qof i caawiya",
            en: "Through someone who helps me",
            "fa-AF": "از طریق کسی که به من کمک می‌کند",
          },
        },
        {
          code: "none",
          exclusive: true,
          text: { sv: "Inget av detta", ar: "لا شيء من ذلك", so: "Midna maya", en: "None of these", "fa-AF": "هیچ‌کدام" },
        },
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
        en: "How many times have you talked to your caseworker in the past month?",
        "fa-AF": "در ماه گذشته چند بار با کارمند مسؤول دوسیۀ خود صحبت کرده‌اید؟",
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
        en: "What can we do better?",
        "fa-AF": "ما چه چیز را بهتر انجام داده می‌توانیم؟",
      },
      maximumLength: 200,
      options: [SILENT],
    },
  ],
  {
    languages: ["sv", "ar", "so", "en", asLanguage("fa-AF")],
    title: { sv: "Allt möjligt", ar: "كل شيء", so: "Wax walba", en: "All sorts", "fa-AF": "هر چیز" },
    source: {
      sv: "Provets egna ord.",
      ar: "كلمات الاختبار.",
      so: "Erayada tijaabada.",
      en: "The test’s own words.",
      "fa-AF": "کلمه‌های خود آزمایش.",
    },
  },
);
