import { randomUUID } from 'node:crypto';

/** One item in so many is supplemented by its county, and answered a second time. */
const supplementedEach = 4;

const questionType = 'qsl.case.escalated.v1';
const answerType = 'qsl.case.answered.v1';
const followUpType = 'qsl.case.followed_up.v1';
const question =
  '小区直饮水机的滤芯多久更换一次？出水口附近没有更换记录，居民反映水有异味，请省里明确更换周期和公示要求。';
const answer =
  '经与住房城乡建设、卫生健康部门研究，滤芯更换周期不得超过六个月，更换记录应当张贴在机身显著位置，由市、县督促落实。';

const anEvent = (type, { rootCaseId, route, data }) => ({
  id: randomUUID(),
  type,
  matterKind: 'suggestion',
  rootCaseId,
  route,
  time: new Date(Date.now()).toISOString(),
  data,
});

/** The questions of an item, in the order in which its county hands them in: one, now and then two. */
export function questionsOf(route, number) {
  const matter = { rootCaseId: randomUUID(), route: route.join('.'), data: { text: question } };
  return Array.from({ length: questionsIn(number) }, () => anEvent(questionType, matter));
}

export const questionsIn = (number) => (number % supplementedEach === 0 ? 2 : 1);

export const isQuestion = ({ type }) => type === questionType;
export const isFollowUp = ({ type }) => type === followUpType;

/** Back along the route of the question. */
export const answerTo = ({ id, rootCaseId, route }) =>
  anEvent(answerType, { rootCaseId, route: backwards(route), data: { text: answer, answers: id } });

export const followUpOf = ({ rootCaseId, route }) =>
  anEvent(followUpType, { rootCaseId, route: backwards(route), data: { text: answer } });

const backwards = (route) => route.split('.').reverse().join('.');
