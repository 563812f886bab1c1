import { waitUntil } from '@qsl/testing';
import { readFile } from 'node:fs/promises';
import type { DeskPage } from '../pages/desk-page.js';
import type { Cast } from './cast.js';
import { dayInWords, minuteAfter } from './days.js';
import { question, topicTitle } from './gather-topics.js';
import type { PhonePage } from '../pages/phone-page.js';

const paper = { 材料标题: '全市供暖支管情况摘要', 材料正文: '十四个小区、一百九十二栋楼的支管超过使用年限。' };
const first = '政府应当先公布每个小区的改造清单和预算。';
const second = '顶层和边户的费用应当适当减免。';
const asked = '低保户的改造费用由谁承担？';
const answered = '低保户和特困供养对象的费用，由区级财政全额承担。';
const outcome = '采纳先公布清单和预算的意见；顶层和边户减免的意见部分采纳，具体比例由各区另行制定。';
const commitment = {
  text: '公布全市供暖支管改造清单和分年预算。',
  owner: '市住房和城乡建设局',
  days: 200,
};

const enoughToRegisterMs = 20_000;

async function tab({ page }: DeskPage, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主持台' }).getByRole('link', { name, exact: true }).click();
}

/** Made ready, announced and opened with a paper and a meeting ahead. Returns its path. */
export async function openTheConsultation(cast: Cast): Promise<string> {
  const staff = await cast.atDesk('city', 'staff1');
  await staff.openListed('consultations', question);
  await staff.actInWindow('修改', (form) =>
    staff.fill(form, {
      协商说明: '供暖支管改造涉及十四个老旧小区，请全市群众就费用分担谈谈看法。',
      召集单位: '宝鸡市政协社会和法制委员会',
      讨论截止日期: { day: dayInWords(15) },
    }),
  );
  await staff.page.getByRole('button', { name: '添加材料' }).click();
  const form = staff.page.locator('form.command');
  await staff.fill(form, paper);
  await form.getByRole('button', { name: '添加材料' }).click();
  await form.waitFor({ state: 'detached' });
  await staff.act('发布公告');
  await staff.act('开始讨论');
  return new URL(staff.page.url()).pathname.replace('/desk', '');
}

export async function scheduleTheMeeting(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await tab(staff, '会议');
  await staff.actInWindow('安排会议', (form) =>
    staff.fill(form, {
      开始时间: minuteAfter(enoughToRegisterMs),
      地点: '市政协三楼协商议事厅',
      可报名人数: '20',
      '议程 1': '市住房和城乡建设局介绍情况',
      '分钟 1': '30',
    }),
  );
  await staff.page.getByText('市政协三楼协商议事厅').waitFor();
}

/** Somebody of the city takes a seat and writes the first statement. */
export async function takePartInTheCity(cast: Cast, room: string): Promise<void> {
  const person = await cast.onPhone('city', 'citizen2');
  await person.visit(`${room}/meeting`);
  await person.press('我要报名');
  await person.see('您已报名，席位已保留。');
  await state(person, room, first);
  await publishStatement(cast, first);
}

async function state(person: PhonePage, room: string, text: string): Promise<void> {
  await person.visit(`${room}/statements`);
  await person.unfold('写一条新看法');
  await person.fill({ 您的看法: text });
  await person.press('提交看法');
  await person.see('您的看法已提交');
}

async function publishStatement(cast: Cast, text: string): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await tab(staff, '看法审核');
  const item = staff.page.locator('li.card').filter({ hasText: text });
  const isThere = async (): Promise<boolean> => {
    await staff.page.reload();
    await staff.page.getByRole('navigation', { name: '看法状态' }).waitFor();
    await staff.page.locator('ul.cards, .empty').first().waitFor();
    return item.isVisible();
  };
  await waitUntil(isThere, { what: `${text} at the moderator` });
  await staff.act('公开', {}, item);
}

/** A citizen of the county comes from their topic, sees no result before the vote, and changes it. */
export async function voteAtTheCounty(cast: Cast, { topic, room }: { topic: string; room: string }): Promise<void> {
  const voter = await cast.onPhone('county', 'citizen1');
  await voter.visit(topic);
  await voter.follow(question);
  await voter.see('正在协商', topicTitle);
  await voter.unfold(paper.材料标题);
  await voter.see(paper.材料正文);
  await voter.visitUntil(`${room}/statements`, first);
  await voter.see('您对一条看法表态后，才显示这一条的结果。');
  expect(await voter.page.locator('.vote-bar').count()).toBe(0);
  const choose = (place: string, choice: RegExp): Promise<void> =>
    voter.page.locator(place).getByRole('button', { name: choice }).click();
  const shows = (words: string): Promise<boolean> =>
    waitUntil(async () => {
      await voter.page.reload();
      return (await voter.page.locator('.last-vote').innerText()).includes(words);
    });
  await choose('.statement-card', /^同意/);
  await voter.see('您刚才选了「同意」');
  await shows('同意 1 人（100%）');
  await voter.unfold('改一改');
  await choose('.last-vote', /^不同意/);
  await voter.see('您刚才选了「不同意」');
  await shows('不同意 1 人（100%）');
}

/** Written at the county, moderated at the city, read and voted on by others of the county. */
export async function stateAtTheCounty(cast: Cast, room: string): Promise<void> {
  await state(await cast.onPhone('county', 'citizen1'), room, second);
  await publishStatement(cast, second);
  const other = await cast.onPhone('county', 'citizen2');
  await other.visitUntil(`${room}/statements`, second);
  await other.unfold('看全部');
  await other.see(first, second);
}

/** The question of a county's citizen, and what their own office answers, pinned below it. */
export async function askAndAnswer(cast: Cast, room: string): Promise<void> {
  const person = await cast.onPhone('county', 'citizen2');
  await person.visit(`${room}/comments`);
  await person.unfold('写发言');
  await person.page.getByRole('radio', { name: '提问', exact: true }).check();
  await person.fill({ 您的发言: asked });
  await person.press('发表发言');
  await person.see(asked);
  const staff = await cast.atDesk('county', 'staff1');
  await staff.openListed('consultations', question);
  await tab(staff, '发言');
  await staff.page.getByRole('link', { name: '待回应的提问' }).click();
  const card = staff.page.locator('li.card').filter({ hasText: asked });
  await staff.act('正式回应', { 回应内容: answered, 回应单位: '金台区民政局' }, card);
  await person.visitUntil(`${room}/comments`, answered);
  const thread = person.page.locator('.thread').filter({ hasText: asked }).locator('article');
  expect(await thread.nth(1).innerText()).toMatch(/^正式回应\s+金台区民政局/);
}

/** Who came and what was said; the minutes leave as a document. */
export async function recordTheMeeting(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await tab(staff, '会议');
  await staff.page.getByText('1 人，可报名 20 人').waitFor();
  const record = staff.page.getByRole('button', { name: '登记会议情况' });
  const hasBegun = async (): Promise<boolean> => {
    await staff.page.reload();
    await staff.page.getByRole('link', { name: '导出会议纪要' }).waitFor();
    return record.isVisible();
  };
  await waitUntil(hasBegun, { what: 'the meeting has begun', deadlineMs: 90_000 });
  await staff.actInWindow('登记会议情况', (form) =>
    staff.fill(form, {
      签到名单: '李建国 滨河社区居民委员会\n刘明 市住房和城乡建设局',
      会议纪要: '会议听取了情况介绍，与会人员一致同意先公布清单和预算。',
    }),
  );
  await staff.page.getByText('2 人：滨河社区居民委员会、市住房和城乡建设局').waitFor();
  const [file] = await Promise.all([
    staff.page.waitForEvent('download'),
    staff.page.getByRole('link', { name: '导出会议纪要（.docx）' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^QSL-610300-\d{4}-X\d{5,}-协商纪要\.docx$/);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
}

/** No outcome without its text; then what was promised, by whom, until when. */
export async function conclude(cast: Cast): Promise<void> {
  const staff = await cast.atDesk('city', 'staff1');
  await staff.act('结束讨论');
  await staff.page.getByRole('button', { name: '公布协商成果' }).click();
  const form = staff.page.locator('.action-open form');
  await staff.fill(form, { 协商意见: { choose: '部分采纳' } });
  await form.getByRole('button', { name: '公布协商成果' }).click();
  await form.locator('.field').filter({ hasText: '成果正文' }).getByText('请填写成果正文。').waitFor();
  await staff.fill(form, { 成果正文: outcome });
  await form.getByRole('button', { name: '公布协商成果' }).click();
  await form.waitFor({ state: 'detached' });
  await staff.actInWindow('登记承诺事项', (dialog) =>
    staff.fill(dialog, {
      '承诺事项 1': commitment.text,
      '责任单位 1': commitment.owner,
      '完成时限 1': { day: dayInWords(commitment.days) },
    }),
  );
  await staff.page.locator('.case-code').getByText('跟踪落实').waitFor();
}

export async function readTheOutcome(cast: Cast, room: string): Promise<void> {
  const reader = await cast.onPhone('county', 'citizen1');
  await reader.visitUntil(`${room}/outcome`, commitment.text);
  await reader.see('部分采纳', outcome, commitment.owner, dayInWords(commitment.days));
  await reader.follow('会议');
  await reader.see('会议纪要', '2 人参加', '市住房和城乡建设局介绍情况');
  await reader.follow('表态');
  await reader.unfold('看全部');
  await reader.see(first, '不同意 1 人');
}
