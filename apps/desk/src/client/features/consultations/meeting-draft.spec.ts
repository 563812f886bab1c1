import { checkMeeting, meetingDraftOf, readAttendance, toMeetingBody, writeAttendance } from './meeting-draft.js';

describe('a meeting', () => {
  it('has a time, a place and an agenda', () => {
    expect(checkMeeting(meetingDraftOf(null)).map(({ field }) => field)).toEqual([
      'startsAt',
      'place',
      'agenda.0.title',
    ]);
  });

  it('is sent in the time of Beijing, with numbers, and without seats that are not offered', () => {
    const text = { startsAt: '2026-12-20T09:00', place: '市政协三楼会议室', capacity: '' };
    expect(toMeetingBody({ text, agenda: [{ title: '情况通报', minutes: '20' }] })).toEqual({
      startsAt: '2026-12-20T09:00:00+08:00',
      place: '市政协三楼会议室',
      agenda: [{ title: '情况通报', minutes: 20 }],
    });
  });

  it('takes its attendance as it was typed or pasted, one person a line', () => {
    const { attendees, faults } = readAttendance('王建国 市水利局\n\n李敏，金台区 中山路街道\t办事处\n赵强');
    expect(attendees).toEqual([
      { name: '王建国', organisation: '市水利局' },
      { name: '李敏', organisation: '金台区 中山路街道\t办事处' },
    ]);
    expect(faults.map(({ message }) => message)).toEqual(['第 4 行缺少单位：赵强']);
    expect(readAttendance(writeAttendance(attendees)).attendees).toEqual(attendees);
  });
});
