import type { Outcome, ReplyText, SubmitSuggestion } from '@qsl/contracts';
import { demoNote } from '../stage.js';

type Content = SubmitSuggestion;

const content = (
  category: Content['category'],
  title: string,
  body: string,
  displayName: Content['displayName'] = 'surname',
): Omit<Content, 'areaCode'> => ({ category, title, body: body + demoNote, displayName });

export const texts = {
  waterMachines: content(
    'drinking_water',
    '小区直饮水机滤芯多久换一次，由谁来管',
    '【情况】我们小区门口有三台自助直饮水机，机身上看不到滤芯更换时间，也查不到水质检测结果。物业说不归物业管，打电话问过两个部门，都说没有明确的监管职责。\n【分析】直饮水机进了小区，既不算食品销售，也不算集中式供水，容易出现都能管、都不管。\n【建议】明确由哪个部门监管；规定滤芯更换周期并在机身公示；水质检测结果每季度公开一次。',
  ),
  waterTaste: content(
    'drinking_water',
    '希望公布老旧小区二次供水水箱的清洗记录',
    '【情况】我家住六层，夏天水有异味，邻居说水箱一年多没有清洗过。\n【建议】在单元门口公示水箱清洗日期、消毒单位和检测结果，接受住户监督。',
  ),
  parking: content(
    'transport',
    '公园路片区晚间停车难，建议错时开放机关停车场',
    '【情况】公园路一带晚上七点以后车位难找，部分车辆停在消防通道上。\n【分析】附近三家机关单位的停车场夜间多数空着。\n【建议】夜间和周末错时开放，按次收费，由街道统一管理。',
  ),
  elevator: content(
    'housing_community',
    '既有住宅加装电梯后谁来维护，建议统一维保标准',
    '【情况】我们单元去年加装了电梯，质保到期后维保费用没有着落，几户人家意见不一。\n【建议】由住建部门出一份维保协议范本，明确费用分摊和应急救援责任。',
    'real',
  ),
  schoolCrossing: content(
    'education',
    '小学门口上学时段建议设置护学岗和限时限行',
    '【情况】早上七点半前后校门口机动车、电动车混行，孩子过马路很危险。\n【建议】上学放学各半小时限时限行，设护学岗，家长接送车辆到指定地点停靠。',
  ),
  canteen: content(
    'elderly_care',
    '社区老年食堂周末不开门，独居老人吃饭不方便',
    '【情况】社区老年食堂只在工作日供餐，周末和节假日独居老人吃饭成了难题。\n【建议】由两到三个相邻社区轮流周末供餐，并提供送餐。',
    'anonymous',
  ),
  dust: content(
    'environment',
    '城东施工道路扬尘大，建议增加洒水频次并公开监测数据',
    '【情况】城东路改造以来每天扬尘明显，沿线住户不敢开窗。\n【建议】增加早晚洒水，围挡加装喷淋，监测数据每天在公示牌公布。',
  ),
  wetMarket: content(
    'safety',
    '农贸市场电线私拉乱接，建议开展一次消防隐患排查',
    '【情况】东门农贸市场内多个摊位私拉电线，夜间充电无人看管。\n【建议】开展消防隐患排查，集中设置充电点，整改结果在市场入口公示。',
  ),
  orchard: content(
    'agriculture',
    '冰雹频发，建议扩大果园防雹网补贴范围',
    '【情况】近两年塬上果园多次遭遇冰雹，防雹网投入高，小户承担不起。\n【分析】现行补贴有面积门槛，三亩以下果园享受不到。\n【建议】降低补贴面积门槛，由合作社统一采购安装。',
  ),
  insurance: content(
    'health',
    '异地就医备案手续能否在社区卫生服务站办理',
    '【情况】老人随子女在外地居住，手机备案操作困难，需要专程回来办理。\n【建议】社区卫生服务站设置代办点，由工作人员协助备案。',
  ),
  library: content(
    'culture',
    '建议区图书馆延长周末开放时间',
    '【情况】周末图书馆下午五点闭馆，学生和上班族来不及使用自习座位。\n【建议】周末延长至晚上九点，可招募志愿者参与管理。',
  ),
  neighbour: content(
    'other',
    '邻居装修损坏我家墙面，要求对方赔偿',
    '楼上邻居装修时造成我家客厅墙面渗水开裂，多次协商没有结果，请政协出面让对方赔偿损失。',
  ),
  bus: content(
    'transport',
    '建议增设从金台大道到高铁站的早班公交',
    '【情况】早上六点半以前没有公交到高铁站，乘早班车只能打车。\n【建议】增加一班六点整的公交，先试行三个月再评估。',
  ),
  shade: content(
    'environment',
    '人民路行道树修剪过度，建议夏季前完成补植',
    '【情况】人民路行道树去年重剪后夏季几乎没有树荫。\n【建议】补植缺株，修剪方案提前在社区公示。',
  ),
  cityHeating: content(
    'housing_community',
    '建议统一全市供暖温度不达标的退费办法',
    '【情况】各供热企业退费标准不同，测温预约也不方便。\n【建议】由市里统一测温程序和退费标准，并公布投诉处理结果。',
  ),
  provinceRivers: content(
    'environment',
    '建议建立渭河流域跨市水质信息共享机制',
    '【情况】上下游城市的水质监测数据发布时间和口径不一致。\n【建议】由省级统一发布口径，按周公开跨市断面数据。',
  ),
  provinceOrchards: content(
    'agriculture',
    '建议对塬区小果园防灾设施开展一次基层调研',
    '【情况】小果园防灾设施投入的实际困难，省级层面掌握的数据不足。\n【建议】请有关县区摸清底数，形成报告后再研究补贴政策。',
  ),
} satisfies Record<string, Omit<Content, 'areaCode'>>;

export const waterReply: ReplyText = {
  body: `您提出的小区直饮水机监管问题，我委会同住房城乡建设、市场监管部门进行了专题研究。现已明确：设备经营单位对水质负主体责任，卫生健康部门负责水质监督抽检，住房城乡建设部门督促物业配合，市场监管部门负责设备产品质量。${demoNote}`,
  adopted: '滤芯更换日期、更换单位和水质检测结果须在设备显著位置公示；每季度公开一次抽检结果。',
  planned: '2027 年 6 月底前完成全省在用设备的登记建档。',
  contact: '综合监督处，029-00000000（演示号码）',
};

export const waterOutcome: Outcome = {
  type: 'normative_document',
  title: '关于加强现制现售直饮水设施卫生管理的办法（演示）',
  docNumber: '陕卫规（演示）〔2026〕7号',
  issuers: ['陕西省卫生健康委员会', '陕西省住房和城乡建设厅', '陕西省市场监督管理局'],
  issuedOn: '2026-11-16',
  effectiveOn: '2027-01-01',
  summary: `明确现制现售直饮水设施的监管职责：经营单位按期更换滤芯并公示更换时间和水质检测结果，卫生健康部门每季度抽检并公开结果。${demoNote}`,
};

export const plainReply = (what: string): ReplyText => ({
  body: `您反映的问题已收悉。经现场核实，${what}${demoNote}`,
  adopted: what,
  contact: '本单位办公室，0917-0000000（演示号码）',
});
