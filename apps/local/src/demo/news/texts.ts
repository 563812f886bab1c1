import type { ArticleCategory, Scope, Tier } from '@qsl/contracts';
import { demoNote } from '../stage.js';

export interface ArticleText {
  key: string;
  at: Tier;
  scope: Scope['kind'];
  category: ArticleCategory;
  title: string;
  summary: string;
  paragraphs: readonly string[];
  /** Name of a picture in `covers/`, with what it shows. */
  cover?: { file: string; alt: string };
  correction?: { note: string; paragraphs: readonly string[] };
  retraction?: string;
}

/** Paragraphs as the editor writes them. */
export const htmlOf = (paragraphs: readonly string[]): string =>
  [...paragraphs, demoNote].map((paragraph) => `<p>${paragraph}</p>`).join('');

export const articleTexts: readonly ArticleText[] = [
  {
    key: 'news-notice-holiday',
    at: 'county',
    scope: 'own',
    category: 'notice',
    title: '委员工作室十二月接待日安排',
    summary: '十二月每周三上午，政协委员轮流在社区接待群众，欢迎前来反映情况。',
    paragraphs: [
      '十二月每周三上午 9:00 至 11:30，区政协委员轮流在滨河、东风、店子街三个社区的委员工作室接待群众。',
      '来访群众可以当面反映情况，也可以由工作人员协助在平台上提交微建议。行动不便的，可拨打电话预约上门。',
    ],
  },
  {
    key: 'news-county-water-check',
    at: 'county',
    scope: 'own',
    category: 'outcome',
    title: '小区直饮水机抽检结果上墙，滤芯更换日期看得见',
    summary: '一条群众建议推动省级出台办法，我区率先完成首批直饮水机登记和公示。',
    paragraphs: [
      '“现在机身上贴着滤芯更换日期和检测结果，喝着放心。”家住人民路的居民说。',
      '今年以来，区卫生健康局会同住房城乡建设、市场监管部门，对全区在用直饮水机逐台登记，首批抽检结果已在小区公告栏公布。',
      '这项工作源于一位居民在平台上的建议：直饮水机由谁来管、滤芯多久换一次。建议经区、市两级政协逐级上报，省有关部门研究后出台了管理办法。',
    ],
    cover: { file: 'water-machine.jpg', alt: '小区门口的直饮水机，机身贴有滤芯更换公示牌（示意图）' },
  },
  {
    key: 'news-city-consultation',
    at: 'city',
    scope: 'all',
    category: 'consultation',
    title: '加装电梯维护费用怎么分摊？市政协邀您参加微协商',
    summary: '即日起，全市群众可在本县区平台对加装电梯维护费用分摊发表看法、参与表态。',
    paragraphs: [
      '既有住宅加装电梯过了质保期，维保费用由谁出、怎么出，关系到许多家庭。市政协社会和法制委员会组织专题微协商，邀请全市群众和委员参加。',
      '参加方式：在本县区平台进入“微协商”，阅读背景材料后对各条看法选择“同意、不同意、跳过”，也可以写下自己的看法。',
      '协商意见将汇总形成报告，送市住房城乡建设、市场监管部门研究。',
    ],
    cover: { file: 'lift.jpg', alt: '老旧小区加装的电梯（示意图）' },
    correction: {
      note: '原文中“全市已有五百余部”应为“全市已有四百三十二部”，特此更正。',
      paragraphs: [
        '既有住宅加装电梯过了质保期，维保费用由谁出、怎么出，关系到许多家庭。全市已有四百三十二部加装电梯，其中一百六十八部已过质保期。市政协社会和法制委员会组织专题微协商，邀请全市群众和委员参加。',
        '参加方式：在本县区平台进入“微协商”，阅读背景材料后对各条看法选择“同意、不同意、跳过”，也可以写下自己的看法。',
        '协商意见将汇总形成报告，送市住房城乡建设、市场监管部门研究。',
      ],
    },
  },
  {
    key: 'news-city-members',
    at: 'city',
    scope: 'own',
    category: 'members',
    title: '委员走进老旧小区：改造以后谁来管',
    summary: '市政协委员利用周末走访六个改造后的小区，带回四十三条意见。',
    paragraphs: [
      '三个周末，十二位委员走访了六个改造完成的老旧小区，与居民、社区工作者和物业人员面对面交流。',
      '大家反映最多的是物业接续和维修资金问题。委员们把意见整理成议题，提交本次城市更新议题征集。',
    ],
  },
  {
    key: 'news-city-retracted',
    at: 'city',
    scope: 'all',
    category: 'work',
    title: '关于召开季度协商座谈会的消息',
    summary: '原定本周召开的季度协商座谈会有关安排。',
    paragraphs: ['季度协商座谈会定于本周五在市政协会议中心召开，请各县区政协派员参加。'],
    retraction: '会议时间调整，原消息作废，请以正式通知为准。',
  },
  {
    key: 'news-province-call',
    at: 'province',
    scope: 'all',
    category: 'work',
    title: '2027 年度民生实事协商议题开始征集',
    summary: '面向全省群众和各级政协委员征集协商议题，在本县区平台即可提交。',
    paragraphs: [
      '省政协即日起面向全省公开征集 2027 年度民生实事协商议题。群众和委员可在本县区平台进入“议题征集”提交。',
      '提交时请写清情况、分析和建议，一事一报。县、市政协初审后逐级报送，入选议题将纳入年度协商计划，结果向提出人反馈。',
    ],
    cover: { file: 'meeting.jpg', alt: '协商议事厅，群众与委员围坐讨论（示意图）' },
  },
  {
    key: 'news-province-policy',
    at: 'province',
    scope: 'all',
    category: 'policy',
    title: '三问读懂：现制现售直饮水设施管理办法',
    summary: '谁来管、多久换滤芯、在哪里看检测结果，三个问题读懂新办法。',
    paragraphs: [
      '谁来管：经营单位对水质负主体责任，卫生健康部门负责水质监督抽检，住房城乡建设部门督促物业配合，市场监管部门负责设备产品质量。',
      '多久换：按照产品说明书和水质情况更换滤芯，更换日期、更换单位须在设备显著位置公示。',
      '在哪里看：每季度抽检结果在县区政府网站和小区公告栏公开。',
    ],
  },
];
