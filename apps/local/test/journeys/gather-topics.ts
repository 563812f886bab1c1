import { waitUntil } from '@qsl/testing';
import type { Cast } from './cast.js';
import { dayInWords } from './days.js';
import type { PhonePage } from '../pages/phone-page.js';

const call = {
  title: '冬季供暖协商议题征集',
  brief: '面向全市征集供暖方面的协商议题，一事一报，入选议题由市政协组织微协商。',
};
const wanted = {
  议题: '老旧小区供暖管网改造费用怎样分担',
  情况: '城区十四个老旧小区的供暖支管使用超过二十年，跑冒滴漏多，顶层住户家里不到十六度。',
  建议: '建议把支管改造列入老旧小区改造清单，费用由政府、供热企业、住户按比例分担。',
};
const dispute = {
  议题: '楼上邻居改动暖气片漏水要求赔偿',
  情况: '楼上住户去年自行改动暖气片，漏水泡坏了我家吊顶，多次协商赔偿没有结果。',
  建议: '请有关部门出面，责令楼上住户尽快赔偿我家的损失。',
};
/** What the topic that is selected becomes. */
export const question = '老旧小区供暖支管改造的费用，怎样分担更公平？';
export const topicTitle = wanted.议题;

/** The city calls for topics at the desk, as far as its counties. */
export async function openTheCall(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await staff.page.getByRole('link', { name: '议题征集' }).click();
  await staff.actInWindow('新建征集活动', async (form) => {
    await staff.fill(form, {
      活动名称: call.title,
      征集说明: call.brief,
      开始日期: { day: dayInWords(0) },
      截止日期: { day: dayInWords(20) },
      每人最多提交件数: '2',
    });
    await form.getByRole('radio', { name: '本级和直接下级' }).check();
  });
  await staff.page.getByRole('heading', { level: 1, name: call.title }).waitFor();
  await staff.act('发布征集');
}

/** It is in the county's portal; a citizen answers with their name and asks somebody to co-sign. */
export async function answerOnThePhone(cast: Cast): Promise<void> {
  const author = await cast.onPhone('county', 'citizen1');
  await author.visitUntil('/topics', call.title);
  await author.follow(call.title);
  await answer(author, wanted, 'member1');
  await author.see('member1：待确认');
  const other = await cast.onPhone('county', 'citizen2');
  await other.visit('/topics');
  await other.follow(call.title);
  await answer(other, dispute);
}

async function answer(author: PhonePage, topic: typeof wanted, coSponsor = ''): Promise<void> {
  await author.follow('报一个议题');
  await author.fill({ ...topic, 邀请联名: coSponsor });
  await author.page.getByRole('radio', { name: '公开姓名', exact: true }).check();
  await author.press('提交议题');
  await author.see('提交成功', topic.议题);
  expect(await author.page.locator('.receipt .code').innerText()).toMatch(/^QSL-610303-\d{4}-T\d{5,}$/);
}

export async function coSign(cast: Cast): Promise<void> {
  const member = await cast.onPhone('county', 'member1');
  await member.visit('/me');
  await member.follow('邀请您联名，请答复');
  await member.press('同意联名');
  await member.see('您已联名，姓名会显示在议题上。');
}

/** One is refused with where to turn to, which opens the next; that one is published. */
export async function screenAtTheCounty(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('county', 'staff1');
  await staff.openListed('screening', dispute.议题);
  await staff.act('开始初审');
  await staff.act('不予公开', { 类别: { choose: '属于民事纠纷' }, 说明: '邻里之间的损害赔偿不属于协商议题。' });
  await staff.page.getByRole('heading', { level: 1, name: wanted.议题 }).waitFor();
  await staff.act('开始初审');
  await staff.act('通过');
  await staff.page.getByText('没有等待初审的议题。').waitFor();
}

export async function readTheRefusal(cast: Cast): Promise<void> {
  const author = await cast.onPhone('county', 'citizen2');
  await author.visit('/me');
  await author.follow(dispute.议题);
  await author.see('不予公开：属于民事纠纷', '邻里之间的损害赔偿不属于协商议题。', '人民调解委员会申请调解');
}

/** Three people, which is what a county of the demonstration asks for. */
export async function supportInThePortal(cast: Cast): Promise<void> {
  for (const account of ['citizen2', 'member1', 'member2']) {
    const supporter = await cast.onPhone('county', account);
    await supporter.visit('/topics');
    expect(await supporter.page.getByText(dispute.议题).count()).toBe(0);
    await supporter.follow(wanted.议题);
    await supporter.press('我也附议');
    await supporter.see('附议已记下');
  }
  await (await cast.onPhone('county', 'member2')).see('附议达到门槛');
}

export async function forwardToTheCity(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('county', 'staff1');
  await staff.openListed('topics', call.title);
  await staff.page.getByRole('link', { name: '待报送' }).click();
  await staff.page.getByRole('checkbox', { name: `选择 ${wanted.议题}` }).check();
  await staff.page.getByRole('button', { name: '报送至宝鸡市政协（1 件）' }).click();
  await staff.page.getByText('没有等待报送的议题。').waitFor();
}

/** The city sees what the county gathered, and selects. */
export async function selectAtTheCity(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await staff.openListed('topics', call.title);
  const gathered = staff.page.getByRole('row', { name: /^金台区政协/ }).getByRole('cell');
  const isTold = async (): Promise<boolean> => {
    await staff.page.reload();
    await gathered.first().waitFor();
    return (await gathered.allInnerTexts()).slice(0, 5).join(' ') === '2 1 1 3 0';
  };
  await waitUntil(isTold, { what: 'what the county gathered' });
  await staff.page.getByRole('link', { name: wanted.议题 }).click();
  await staff.act('选为协商议题', { 协商问题: question });
  await staff.page.getByText('没有等待遴选的议题。').waitFor();
}

/** What the author learns; the consultation itself is not announced yet. Returns the topic's path. */
export async function learnOfTheSelection(cast: Cast): Promise<string> {
  const author = await cast.onPhone('county', 'citizen1');
  await author.visit('/me');
  await author.follow(wanted.议题);
  await author.visitUntil(author.path, '已列入协商');
  await author.see(question, '协商正在筹备', '赵文博');
  return author.path;
}
