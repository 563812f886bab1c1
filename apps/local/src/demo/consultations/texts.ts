import type { Commitment, DecisionClass, DraftConsultation, OpenCommentType, Scope, Tier, Vote } from '@qsl/contracts';
import { dayFromNow, demoNote } from '../stage.js';

/** Who says it, and what each of the voters thinks of it, in the order of `voters`. */
export interface StatementText {
  at: Tier;
  by: string;
  text: string;
  votes: readonly Vote[];
}

export interface CommentText {
  by: string;
  type: OpenCommentType;
  text: string;
  /** The official answer to a question. */
  answer?: { by: string; text: string; unitName?: string };
}

export interface Ending {
  agenda: readonly { title: string; minutes: number }[];
  place: string;
  attendees: readonly { name: string; organisation: string }[];
  minutes: string;
  decision: DecisionClass;
  outcome: string;
  commitments: readonly Commitment[];
}

export interface ConsultationText {
  key: string;
  owner: Tier;
  /** The lowest tier at which people take part. */
  reach: Tier;
  draft: DraftConsultation;
  papers: readonly { title: string; text: string }[];
  statements: readonly StatementText[];
  comments: readonly CommentText[];
  ending?: Ending;
}

const draft = (
  content: Pick<DraftConsultation, 'title' | 'summary' | 'convener'>,
  kind: Scope['kind'],
): DraftConsultation => ({
  ...content,
  summary: content.summary + demoNote,
  closesOn: dayFromNow(30),
  scope: { kind },
});

/** People of the demonstration who vote, at each tier where they take part. */
export const voters = ['citizen1', 'citizen2', 'member1', 'member2'] as const;

const liftMaintenance: ConsultationText = {
  key: 'consultation-lifts',
  owner: 'city',
  reach: 'county',
  draft: draft(
    {
      title: '既有住宅加装电梯后，维护费用怎样分摊更公平？',
      summary:
        '全市已有四百余部加装电梯陆续过了质保期，维保、年检和大修费用怎样分摊，各小区做法不一，也出现了停梯的情况。请您就费用分摊、代管主体和应急救援谈谈看法，协商结果将作为市级指导意见的依据。',
      convener: '宝鸡市政协社会和法制委员会',
    },
    'all',
  ),
  papers: [
    {
      title: '全市既有住宅加装电梯情况摘要',
      text: `截至今年 10 月，全市累计加装电梯 432 部，其中 168 部已过质保期。年均维保费用每部约 5000 元，年检费用每部约 600 元，大修费用按使用年限另计。目前常见的分摊办法有三种：按楼层系数、按户均摊、按使用次数。${demoNote}`,
    },
    {
      title: '外地三种做法的比较',
      text: `一是委托电梯企业统一托管，费用包干；二是纳入物业服务，单独核算；三是成立单元自管小组，委托社区代收代付。各有利弊：托管省心但单价较高，物业服务依赖物业水平，自管小组需要热心人牵头。${demoNote}`,
    },
  ],
  statements: [
    {
      at: 'county',
      by: 'citizen1',
      text: '维保费用应当按楼层系数分摊，楼层越高负担越多。',
      votes: ['agree', 'agree', 'disagree', 'agree'],
    },
    {
      at: 'county',
      by: 'citizen2',
      text: '一楼住户不使用电梯，不应承担日常维保费用。',
      votes: ['agree', 'agree', 'agree', 'pass'],
    },
    {
      at: 'county',
      by: 'member1',
      text: '加装电梯应当先选定代管单位，再开工建设。',
      votes: ['agree', 'agree', 'agree', 'agree'],
    },
    {
      at: 'city',
      by: 'citizen1',
      text: '大修费用应当从住宅专项维修资金中列支一部分。',
      votes: ['agree', 'pass', 'agree', 'agree'],
    },
    {
      at: 'city',
      by: 'member2',
      text: '按使用次数刷卡收费最公平，愿意自己承担刷卡设备费用。',
      votes: ['disagree', 'agree', 'disagree', 'disagree'],
    },
    {
      at: 'county',
      by: 'member2',
      text: '长期不住的空置户也应承担一半维保费用。',
      votes: ['agree', 'disagree', 'agree', 'disagree'],
    },
  ],
  comments: [
    {
      by: 'citizen1',
      type: 'question',
      text: '电梯夜里困人，现在由谁负责救援？多久能到？',
      answer: {
        by: 'staff1',
        unitName: '市市场监督管理局',
        text: `困人救援由维保单位首先响应，市区应当在 30 分钟内到达；维保单位联系不上的，可拨打 96333 电梯应急平台。${demoNote}`,
      },
    },
    {
      by: 'member1',
      type: 'info',
      text: '我们走访了 12 部已过质保期的电梯，其中 3 部因欠费停用，都是没有代管单位的单元。',
    },
    { by: 'citizen2', type: 'for', text: '赞成先定代管单位再开工，我们单元就是装完以后没人管。' },
    { by: 'member2', type: 'against', text: '刷卡收费对行动不便的老人不友好，不建议作为统一做法。' },
  ],
};

const communityPark: ConsultationText = {
  key: 'consultation-park',
  owner: 'county',
  reach: 'county',
  draft: draft(
    {
      title: '开放式公园的出入口怎样设置更方便？',
      summary:
        '滨河公园改为开放式管理后，原有三个出入口与周边小区、公交站的衔接不够方便。请大家就出入口位置、无障碍通道和夜间照明提出看法，协商结果将用于公园提升改造方案。',
      convener: '金台区政协城乡建设委员会',
    },
    'own',
  ),
  papers: [
    {
      title: '滨河公园出入口现状说明',
      text: `公园现有东、西、北三个出入口，其中北门有台阶 12 级，没有坡道；东门距公交站约 300 米。每日客流约 4000 人次，早晚集中。${demoNote}`,
    },
  ],
  statements: [
    {
      at: 'county',
      by: 'citizen2',
      text: '北门应当改成坡道，让轮椅和婴儿车能够直接进园。',
      votes: ['agree', 'agree', 'agree', 'agree'],
    },
    {
      at: 'county',
      by: 'citizen1',
      text: '在公交站正对面新开一个出入口。',
      votes: ['agree', 'agree', 'pass', 'agree'],
    },
    {
      at: 'county',
      by: 'member1',
      text: '夜间十点以后只保留一个出入口，便于管理。',
      votes: ['disagree', 'agree', 'agree', 'disagree'],
    },
  ],
  comments: [
    {
      by: 'citizen2',
      type: 'question',
      text: '新开出入口会不会占用现有绿地？占多少？',
      answer: {
        by: 'unit2',
        text: `初步方案占用绿地约 40 平方米，同步在西侧补植 60 平方米，绿地总量不减少。${demoNote}`,
      },
    },
    { by: 'member2', type: 'info', text: '北门附近有一处闲置岗亭，可以改造成便民服务点。' },
  ],
  ending: {
    place: '区政协二楼协商议事厅',
    agenda: [
      { title: '召集人介绍网上协商情况', minutes: 15 },
      { title: '群众代表和委员发言', minutes: 45 },
      { title: '区住房和城乡建设局回应', minutes: 30 },
    ],
    attendees: [
      { name: '演示代表甲', organisation: '滨河社区居民委员会' },
      { name: '演示代表乙', organisation: '区住房和城乡建设局' },
      { name: '演示委员丙', organisation: '区政协城乡建设委员会' },
    ],
    minutes: `会议通报了网上协商的意见，与会人员一致同意优先改造北门无障碍坡道；对新增公交站出入口的位置进行了比选，同意采用方案二；夜间管理时间由公园管理单位另行征求意见。${demoNote}`,
    decision: 'partly_adopted',
    outcome: `采纳北门改造无障碍坡道和新增公交站出入口两项意见；夜间只保留一个出入口的意见分歧较大，暂不采纳，由公园管理单位在试运行三个月后再征求意见。${demoNote}`,
    commitments: [
      { owner: '区住房和城乡建设局', text: '完成北门无障碍坡道改造并验收。', dueOn: dayFromNow(120) },
      { owner: '区城市管理执法局', text: '新增公交站出入口建成开放，同步补植绿地。', dueOn: dayFromNow(180) },
    ],
  },
};

const provinceRivers: ConsultationText = {
  key: 'consultation-rivers',
  owner: 'province',
  reach: 'county',
  draft: draft(
    {
      title: '渭河流域生态补偿资金怎样用到河边人的心坎上？',
      summary:
        '流域生态补偿资金每年下达到沿线市县，主要用于污水处理和河道治理。请沿线群众和委员就资金使用方向、公示方式和监督参与提出看法，协商意见将送省级有关部门研究。',
      convener: '陕西省政协人口资源环境委员会',
    },
    'all',
  ),
  papers: [
    {
      title: '流域生态补偿机制简介',
      text: `补偿资金按照断面水质考核结果核算，水质改善的市县多得，恶化的扣减。去年沿线各市县共安排项目 57 个。${demoNote}`,
    },
  ],
  statements: [
    {
      at: 'county',
      by: 'member1',
      text: '补偿资金的项目清单和完成情况应当在村（社区）公示。',
      votes: ['agree', 'agree', 'agree', 'agree'],
    },
    {
      at: 'province',
      by: 'citizen2',
      text: '应当拿出一部分资金聘请沿河村民担任巡河员。',
      votes: ['agree', 'agree', 'pass', 'agree'],
    },
  ],
  comments: [{ by: 'member2', type: 'question', text: '项目验收时能否邀请沿河群众代表参加？' }],
};

export const consultationTexts: readonly ConsultationText[] = [communityPark, provinceRivers, liftMaintenance];
