import type { ConsultationState } from '@qsl/contracts';
import type { Machine, Situation } from '@qsl/state-table';

/** What can be done with a consultation; most of it leaves the phase as it is. */
export type ConsultationAction =
  | 'revise'
  | 'announce'
  | 'open'
  | 'close'
  | 'conclude'
  | 'track'
  | 'add_paper'
  | 'remove_paper'
  | 'schedule_meeting'
  | 'record_meeting'
  | 'export_minutes'
  | 'publish_statement'
  | 'refuse_statement'
  | 'moderate'
  | 'answer'
  | 'state'
  | 'vote'
  | 'comment'
  | 'register'
  | 'unregister';

/** `staff` and `leader` of the owner, of whom the latter only look on; `office`: staff of another office where its people take part, `unit` of either, `person`: whoever has signed in. */
export type ConsultationWho = 'staff' | 'leader' | 'office' | 'unit' | 'person' | 'system';

/** Facts that the phase does not tell. */
export type ConsultationNeed = 'last_day_not_over' | 'last_day_over' | 'meeting_begun' | 'seats_offered' | 'registered';

export type ConsultationSituation = Situation<ConsultationState, ConsultationWho, ConsultationNeed>;

const beforeConclusion = ['draft', 'announced', 'discussing', 'drafting_outcome'] as const;
const whilePublic = ['announced', 'discussing', 'drafting_outcome', 'concluded', 'tracking'] as const;
const sinceDiscussion = ['discussing', 'drafting_outcome', 'concluded', 'tracking'] as const;
const upToMeeting = ['announced', 'discussing', 'drafting_outcome'] as const;

/** The life of a consultation (微协商): its phases follow one another, none is skipped. */
export const consultationMachine: Machine<ConsultationState, ConsultationAction, ConsultationWho, ConsultationNeed> = {
  name: 'consultation',
  transitions: [
    { action: 'revise', from: ['draft', 'announced', 'discussing'], to: [], by: ['staff'] },
    { action: 'announce', from: ['draft'], to: ['announced'], by: ['staff'], needs: ['last_day_not_over'] },
    { action: 'open', from: ['announced'], to: ['discussing'], by: ['staff'], needs: ['last_day_not_over'] },
    { action: 'close', from: ['discussing'], to: ['drafting_outcome'], by: ['staff'] },
    { action: 'close', from: ['discussing'], to: ['drafting_outcome'], by: ['system'], needs: ['last_day_over'] },
    { action: 'conclude', from: ['drafting_outcome'], to: ['concluded'], by: ['staff'] },
    { action: 'track', from: ['concluded'], to: ['tracking'], by: ['staff'] },
    { action: 'add_paper', from: beforeConclusion, to: [], by: ['staff'] },
    { action: 'remove_paper', from: beforeConclusion, to: [], by: ['staff'] },
    { action: 'schedule_meeting', from: beforeConclusion, to: [], by: ['staff'] },
    { action: 'record_meeting', from: whilePublic, to: [], by: ['staff'], needs: ['meeting_begun'] },
    { action: 'export_minutes', from: whilePublic, to: [], by: ['staff'] },
    { action: 'publish_statement', from: ['discussing'], to: [], by: ['staff'] },
    { action: 'refuse_statement', from: sinceDiscussion, to: [], by: ['staff'] },
    { action: 'moderate', from: sinceDiscussion, to: [], by: ['staff', 'office'] },
    { action: 'answer', from: sinceDiscussion, to: [], by: ['staff', 'office', 'unit'] },
    { action: 'state', from: ['discussing'], to: [], by: ['person'], needs: ['last_day_not_over'] },
    { action: 'vote', from: ['discussing'], to: [], by: ['person'], needs: ['last_day_not_over'] },
    { action: 'comment', from: ['discussing'], to: [], by: ['person'], needs: ['last_day_not_over'] },
    { action: 'register', from: upToMeeting, to: [], by: ['person'], needs: ['seats_offered'] },
    { action: 'unregister', from: upToMeeting, to: [], by: ['person'], needs: ['registered'] },
  ],
  states: {
    draft: { zh: '草稿', en: 'draft' },
    announced: { zh: '即将开始', en: 'announced' },
    discussing: { zh: '正在协商', en: 'in discussion' },
    drafting_outcome: { zh: '形成意见', en: 'outcome being drafted' },
    concluded: { zh: '已有成果', en: 'concluded' },
    tracking: { zh: '跟踪落实', en: 'being followed up' },
  },
  actions: {
    revise: { zh: '修改协商方案', en: 'revise the consultation' },
    announce: { zh: '发布协商公告', en: 'announce the consultation' },
    open: { zh: '开始协商', en: 'open the discussion' },
    close: { zh: '结束协商', en: 'close the discussion' },
    conclude: { zh: '公布协商成果', en: 'conclude the consultation' },
    track: { zh: '公布落实承诺', en: 'publish the commitments' },
    add_paper: { zh: '添加背景材料', en: 'add a paper' },
    remove_paper: { zh: '移除背景材料', en: 'remove a paper' },
    schedule_meeting: { zh: '安排协商会议', en: 'schedule the meeting' },
    record_meeting: { zh: '登记会议情况', en: 'record the meeting' },
    export_minutes: { zh: '导出会议纪要', en: 'export the minutes' },
    publish_statement: { zh: '公开看法', en: 'publish a statement' },
    refuse_statement: { zh: '不予公开看法', en: 'refuse a statement' },
    moderate: { zh: '审核发言', en: 'moderate comments' },
    answer: { zh: '正式回应', en: 'give the official answer' },
    state: { zh: '提出看法', en: 'make a statement' },
    vote: { zh: '表态', en: 'vote' },
    comment: { zh: '发言', en: 'comment' },
    register: { zh: '报名参会', en: 'register for the meeting' },
    unregister: { zh: '取消报名', en: 'give up the registration' },
  },
  needs: {
    last_day_not_over: { zh: '协商截止日期已过。', en: 'The last day of the discussion is over.' },
    last_day_over: { zh: '协商截止日期未过。', en: 'The last day of the discussion is not over yet.' },
    meeting_begun: { zh: '尚未安排会议，或会议尚未开始。', en: 'There is no meeting yet, or it has not begun.' },
    seats_offered: {
      zh: '会议不接受报名、已经开始，或您已报名。',
      en: 'There are no seats to register for, the meeting has begun, or you have registered.',
    },
    registered: { zh: '您没有报名，或会议已经开始。', en: 'You have not registered, or the meeting has begun.' },
  },
};
