import {
  AlignmentType,
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Fragment } from "./analysis-text.ts";
import type { PlainTable } from "./tables.ts";

export type WrittenAnalysis = {
  readonly language: string;
  readonly title: string;
  readonly facts: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly text: readonly Fragment[];
    readonly tables: readonly PlainTable[];
  }[];
  readonly appendixHeading: string;
  readonly appendix: readonly PlainTable[];
  /** What the signs after the figures are. */
  readonly note: string;
};

/** The same document for a word processor: headings as headings, tables as tables, each figure with its sign. */
export async function analysisDocument(analysis: WrittenAnalysis): Promise<Uint8Array<ArrayBuffer>> {
  const { title, facts, sections, appendixHeading, appendix, note, language } = analysis;
  const document = new Document({
    title,
    creator: "Streck",
    styles: { default: { document: { run: { font: "Calibri", size: 22, language: { value: language } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: facts }),
          ...sections.flatMap(({ heading, text, tables }) => [
            new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
            new Paragraph({ children: text.flatMap(runsOf) }),
            ...tables.flatMap(tableOf),
          ]),
          new Paragraph({ text: appendixHeading, heading: HeadingLevel.HEADING_2 }),
          ...appendix.flatMap(tableOf),
          new Paragraph({ text: note }),
        ],
      },
    ],
  });
  const bytes = await (await Packer.toBlob(document)).arrayBuffer();
  return new Uint8Array(bytes);
}

function runsOf({ text, source }: Fragment): readonly TextRun[] {
  return source === null
    ? [new TextRun(text)]
    : [new TextRun({ text, bold: true }), new TextRun({ text: source, superScript: true })];
}

function tableOf({ sign, title, columns, rows, note }: PlainTable): readonly FileChild[] {
  const cell = (text: string, number: boolean, bold = false): TableCell =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: number ? AlignmentType.END : AlignmentType.START,
          children: [new TextRun({ text, bold })],
        }),
      ],
    });
  return [
    new Paragraph({ text: [sign, title].filter((part) => part !== "").join(" "), heading: HeadingLevel.HEADING_3 }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: columns.map(({ head, number }) => cell(head, number, true)) }),
        ...rows.map(
          (cells) => new TableRow({ children: cells.map((text, position) => cell(text, columns[position]?.number ?? false)) }),
        ),
      ],
    }),
    ...(note === undefined ? [] : [new Paragraph({ text: note })]),
  ];
}
