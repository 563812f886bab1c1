import type { DraftTopicCall, RefusalCode, Scope, SubmitTopic, Tier } from '@qsl/contracts';
import { dayFromNow, demoNote } from '../stage.js';

/** How far a topic goes. */
export type Fate =
  | { end: 'submitted' | 'screening' | 'published' | 'forwarded' | 'selected' }
  | { end: 'returned' | 'declined'; text: string }
  | { end: 'refused'; code: RefusalCode; text: string };

export interface TopicText {
  by: string;
  content: Omit<SubmitTopic, 'callId' | 'areaCode'>;
  supporters: readonly string[];
  fate: Fate;
}

export interface CallText {
  key: string;
  owner: Tier;
  /** Where it is answered. */
  at: Tier;
  call: DraftTopicCall;
  topics: readonly TopicText[];
}

const window = { opensOn: dayFromNow(-1), closesOn: dayFromNow(45) };
const everybody: Pick<DraftTopicCall, 'eligible' | 'maxPerPerson'> = {
  eligible: ['citizen', 'member'],
  maxPerPerson: 5,
};

const call = (title: string, brief: string, kind: Scope['kind']): DraftTopicCall => ({
  title,
  brief: brief + demoNote,
  scope: { kind },
  ...window,
  ...everybody,
});

const waterSafety: CallText = {
  key: 'call-livelihood',
  owner: 'province',
  at: 'county',
  call: call(
    '2027 年度民生实事协商议题征集',
    '围绕群众身边的急难愁盼，面向全省公开征集 2027 年度协商议题。请写清楚具体情况、原因分析和可行建议，一事一报。县、市两级政协初审后报送，省政协遴选后纳入年度协商计划，结果向提出人反馈。',
    'all',
  ),
  topics: [
    {
      by: 'member1',
      content: {
        title: '推动小区直饮水设施监管办法在县区落地',
        situation:
          '省里的管理办法已经印发，但县区层面由哪个部门牵头登记、多久抽检一次、结果在哪里公示，还没有统一做法。',
        analysis: '涉及卫生健康、住房城乡建设、市场监管三个部门，县区人手有限，容易各等各的。',
        proposal: '建议由省级明确县区牵头部门，制定登记建档和季度抽检的最低要求，并把结果公示纳入物业服务评价。',
        displayName: 'real',
        coSponsors: ['member2'],
      },
      supporters: ['citizen1', 'citizen2', 'member2'],
      fate: { end: 'selected' },
    },
    {
      by: 'member2',
      content: {
        title: '支持县级医院与乡镇卫生院共享慢病用药目录',
        situation: '乡镇卫生院慢病常用药品种少，老人每个月要坐车到县城开药，来回大半天。',
        analysis: '县级医院与乡镇卫生院的用药目录没有打通，配送批次也不固定。',
        proposal: '建议统一慢病用药目录，由县级医院统一采购、按周配送到卫生院，并开通代取服务。',
        displayName: 'real',
      },
      supporters: ['citizen1', 'citizen2', 'member1'],
      fate: { end: 'forwarded' },
    },
    {
      by: 'citizen1',
      content: {
        title: '完善农村公路安全防护和夜间照明',
        situation: '几条新修的通村公路急弯多，没有护栏和反光标志，冬天天黑早，放学的孩子走在路边很危险。',
        proposal: '建议把护栏、反光标志和路口照明作为通村公路验收的必备项目，已建成的列出清单分年补齐。',
        displayName: 'surname',
      },
      supporters: ['member1', 'member2'],
      fate: {
        end: 'declined',
        text: '该事项已列入省交通运输厅 2027 年农村公路提升工程，不再重复列题，办理进展将在平台公开。',
      },
    },
    {
      by: 'citizen2',
      content: {
        title: '规范电动自行车集中充电收费',
        situation: '小区集中充电点收费标准不一，有的按次、有的按时，算下来比居民电价高出一倍多，一些人又把车推回楼道。',
        analysis: '电费之外的服务费没有公示，也没有上限。',
        proposal: '建议明确充电服务费上限，电费和服务费分开公示，由街道定期检查。',
        displayName: 'surname',
      },
      supporters: ['citizen1', 'member1', 'member2'],
      fate: { end: 'published' },
    },
    {
      by: 'citizen2',
      content: {
        title: '邻居违规搭建影响我家采光',
        situation: '邻居在楼顶搭建彩钢房，挡住我家采光，多次协商无果，请政协出面协调拆除。',
        proposal: '请有关部门尽快上门，责令邻居拆除并恢复原状。',
        displayName: 'anonymous',
      },
      supporters: [],
      fate: { end: 'refused', code: 'civil_dispute', text: '您反映的是相邻权纠纷，不属于协商议题征集范围。' },
    },
    {
      by: 'citizen1',
      content: {
        title: '改善社区养老服务',
        situation: '社区老年人越来越多，希望养老服务能够更好一些。',
        proposal: '建议政府加大投入，完善社区养老服务体系。',
        displayName: 'surname',
      },
      supporters: [],
      fate: {
        end: 'returned',
        text: '请补充您了解的具体情况（如社区名称、老人数量、缺少哪些服务），并提出一到两条可操作的建议。',
      },
    },
    {
      by: 'citizen1',
      content: {
        title: '增加城区公共母婴室并公布位置',
        situation: '商场之外的公共场所很少有母婴室，公园、客运站的母婴室常年上锁，带孩子出门不方便。',
        proposal: '建议在公园、客运站和办事大厅开放母婴室，并在地图上统一标注位置和开放时间。',
        displayName: 'surname',
      },
      supporters: [],
      fate: { end: 'screening' },
    },
  ],
};

const cityRenewal: CallText = {
  key: 'call-city-renewal',
  owner: 'city',
  at: 'county',
  call: call(
    '城市更新与社区治理议题征集',
    '面向各县区征集城市更新与社区治理方面的协商议题，重点是老旧小区改造、停车、加装电梯和物业服务。入选议题由市政协组织微协商。',
    'children',
  ),
  topics: [
    {
      by: 'member2',
      content: {
        title: '老旧小区改造后物业服务怎样接得上',
        situation: '改造完成的小区半年后又出现垃圾清运不及时、门禁损坏无人修的情况，居民意见很大。',
        analysis: '改造时没有同步选聘物业，维修资金也没有续筹。',
        proposal: '建议把选聘物业和续筹维修资金作为改造立项的前置条件，由街道跟踪一年。',
        displayName: 'real',
      },
      supporters: ['citizen1', 'citizen2'],
      fate: { end: 'forwarded' },
    },
    {
      by: 'citizen2',
      content: {
        title: '背街小巷夜间照明改造能否听取居民意见',
        situation: '去年改造的几条背街小巷，路灯间距大、亮度不够，施工前也没有征求过沿街住户意见。',
        proposal: '建议改造方案在社区公示十天，收集意见并逐条回应后再施工。',
        displayName: 'anonymous',
      },
      supporters: ['member1'],
      fate: { end: 'published' },
    },
  ],
};

const countyWater: CallText = {
  key: 'call-county-safety',
  owner: 'county',
  at: 'county',
  call: call(
    '冬季消防安全“金点子”征集',
    '面向全区征集冬季消防安全方面的议题和建议，重点是出租房、小餐饮和电动自行车。区政协将选取议题组织协商。',
    'own',
  ),
  topics: [
    {
      by: 'member1',
      content: {
        title: '沿街小餐饮燃气安全检查怎样不走过场',
        situation: '沿街小餐饮更换经营者频繁，燃气报警器有的没有通电，有的安装位置不对。',
        analysis: '检查集中在节前，平时靠经营者自查，发现的问题没有复查记录。',
        proposal: '建议实行“一店一码”，检查、整改、复查情况扫码可见，由街道和燃气企业共同签字。',
        displayName: 'real',
      },
      supporters: ['citizen1', 'citizen2', 'member2'],
      fate: { end: 'published' },
    },
    {
      by: 'citizen2',
      content: {
        title: '出租房集中的楼栋需要一条应急疏散指引',
        situation: '出租房集中的楼栋人员流动大，很多租户不知道疏散通道在哪里，安全出口常被杂物占用。',
        proposal: '建议由社区制作图文疏散指引张贴到每层楼，每季度清理一次通道。',
        displayName: 'surname',
      },
      supporters: [],
      fate: { end: 'submitted' },
    },
  ],
};

export const callTexts: readonly CallText[] = [countyWater, cityRenewal, waterSafety];
