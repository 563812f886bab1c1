/** Parts of the console, each with an address of its own. */
export const consoleTabs = [
  { value: 'papers', label: '背景材料' },
  { value: 'statements', label: '看法审核' },
  { value: 'comments', label: '发言' },
  { value: 'meeting', label: '会议' },
  { value: 'results', label: '结果' },
  { value: 'trace', label: '全程留痕' },
] as const;
