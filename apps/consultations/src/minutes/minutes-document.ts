import { dayInWords, instantInWords, type CommitmentView } from '@qsl/contracts';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { decisionTexts } from '../outcome/decision-texts.js';
import type { MinutesContent } from './minutes-content.js';

/** Fonts and sizes (half points) of official documents: 宋体 二号 for the title, 仿宋 三号 for the text, smaller in tables. */
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const fangsong = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const sizes = { title: 44, text: 32, table: 24 } as const;
/** Two characters of the text, in twentieths of a point. */
const firstLine = 640;
const lineSpacing = 560;

type Block = Paragraph | Table;

const title = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 320 },
    children: [new TextRun({ text, font: song, size: sizes.title, bold: true, color: '000000' })],
  });

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 160, line: lineSpacing },
    children: [new TextRun({ text, font: song, size: sizes.text, bold: true, color: '000000' })],
  });

const paragraph = (text: string): Paragraph =>
  new Paragraph({
    indent: { firstLine },
    spacing: { line: lineSpacing },
    children: [new TextRun({ text, font: fangsong, size: sizes.text })],
  });

const paragraphs = (text: string): Paragraph[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraph);

function table(header: string[], rows: string[][]): Table {
  const row = (texts: string[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      children: texts.map(
        (text) =>
          new TableCell({
            children: [
              new Paragraph({ children: [new TextRun({ text, font: fangsong, size: sizes.table, bold: isHeader })] }),
            ],
          }),
      ),
    });
  const width = { size: 100, type: WidthType.PERCENTAGE };
  return new Table({ width, rows: [row(header, true), ...rows.map((texts) => row(texts, false))] });
}

function question({ title: name, summary, convener, code, closesOn }: MinutesContent): Block[] {
  return [
    heading('一、协商议题'),
    paragraph(name),
    ...paragraphs(summary),
    paragraph(`召集人：${convener}。编号：${code}。截止日期：${dayInWords(closesOn)}。`),
  ];
}

function course({ steps }: MinutesContent): Block[] {
  return [heading('二、协商经过'), ...steps.map(({ at, text }) => paragraph(`${instantInWords(at)}，${text}`))];
}

function meetingPart({ meeting }: MinutesContent): Block[] {
  if (!meeting) return [heading('三、协商会议'), paragraph('未安排协商会议。')];
  const { startsAt, place, agenda, attendance, minutes } = meeting;
  return [
    heading('三、协商会议'),
    paragraph(`时间：${instantInWords(startsAt)}。地点：${place}。`),
    paragraph('议程：'),
    ...agenda.map((item, index) => paragraph(`${index + 1}．${item.title}（${item.minutes}分钟）`)),
    paragraph(attendance.length > 0 ? `参加人员（${attendance.length}人）：` : '参加人员：尚未登记。'),
    ...(attendance.length > 0
      ? [
          table(
            ['姓名', '单位'],
            attendance.map(({ name, organisation }) => [name, organisation]),
          ),
        ]
      : []),
    ...(minutes === null ? [] : [paragraph('会议纪要：'), ...paragraphs(minutes)]),
  ];
}

function results({ participants, statements }: MinutesContent): Block[] {
  const rows = statements.map(({ text, agree, disagree, pass }) => [text, ...[agree, disagree, pass].map(String)]);
  return [
    heading('四、看法与表态'),
    paragraph(`共${statements.length}条看法，${participants}人参与表态。`),
    ...(rows.length > 0 ? [table(['看法', '同意', '不同意', '跳过'], rows)] : []),
  ];
}

const promise = ({ owner, text, dueOn }: CommitmentView, index: number): Paragraph =>
  paragraph(`${index + 1}．${owner}：${text}（${dayInWords(dueOn)}前）`);

function conclusion({ outcome, commitments, noCommitment }: MinutesContent): Block[] {
  return [
    heading('五、协商成果'),
    ...(outcome
      ? [paragraph(`意见采纳情况：${decisionTexts[outcome.decision]}。`), ...paragraphs(outcome.text)]
      : [paragraph('协商成果正在形成。')]),
    heading('六、落实承诺'),
    ...commitments.map(promise),
    ...(commitments.length > 0 ? [] : [paragraph(noCommitment ? `暂无承诺：${noCommitment}` : '尚未公布。')]),
  ];
}

/** The minutes as an Office Open XML document (ECMA-376). */
export function minutesDocument(content: MinutesContent): Promise<Buffer> {
  const { officeName, title: name } = content;
  const document = new Document({
    creator: officeName,
    title: `${name}协商纪要`,
    styles: { default: { document: { run: { font: fangsong, size: sizes.text } } } },
    sections: [
      {
        children: [
          title(`${officeName}微协商纪要`),
          ...question(content),
          ...course(content),
          ...meetingPart(content),
          ...results(content),
          ...conclusion(content),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
