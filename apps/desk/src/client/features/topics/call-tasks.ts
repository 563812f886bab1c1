/** What an office does with the topics of a call. */
export interface CallTask {
  value: 'screen' | 'forward' | 'decide';
  label: string;
  explain: string;
  empty: string;
}

const screen: CallTask = {
  value: 'screen',
  label: '待初审',
  explain: '临近到期的在前。初审通过后在本级公开，接受附议。',
  empty: '没有等待初审的议题。',
};
const forward: CallTask = {
  value: 'forward',
  label: '待报送',
  explain: '初审通过的议题，勾选后一并报送发起征集的单位；是否达到附议门槛一并告知。',
  empty: '没有等待报送的议题。',
};
const decide: CallTask = {
  value: 'decide',
  label: '待遴选',
  explain: '各单位报送的议题，逐件选为协商议题，或说明不选用的理由。',
  empty: '没有等待遴选的议题。',
};

/** The office that opened a call decides; the others hand on. */
export const callTasks = (isOwner: boolean): CallTask[] => (isOwner ? [decide, screen] : [screen, forward]);

/** The task of an address; the first where it names none. */
export const findTask = (tasks: CallTask[], value: string): CallTask =>
  tasks.find((task) => task.value === value) ?? tasks[0] ?? screen;
