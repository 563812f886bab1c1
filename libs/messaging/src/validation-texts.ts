/** From the numbers of class-validator's English sentence, and that sentence. */
type Sentence = (numbers: string[], english: string) => string;

/** Chinese sentences for the rules of class-validator that the contracts use; English ones come from class-validator itself. */
const texts: Record<string, Sentence> = {
  arrayMaxSize: ([n]) => `最多 ${n} 项。`,
  arrayMinSize: ([n]) => `至少 ${n} 项。`,
  arrayUnique: () => '不能有重复项。',
  isArray: () => '应为列表。',
  isBase64: () => '应为 Base64 编码。',
  isBoolean: () => '应为“是”或“否”。',
  isCalendarDay: () => '应为有效日期，例如 2026-11-24。',
  isDefined: () => '必须填写。',
  isIn: () => '不在可选范围内。',
  isInstant: () => '应为带时区的时间，例如 2026-11-24T09:00:00+08:00。',
  isInt: () => '应为整数。',
  isIso8601: () => '应为 ISO 8601 时间。',
  isLength: ([n, most], english) => {
    if (most !== undefined) return `长度应为 ${n} 至 ${most} 个字符。`;
    return english.includes('shorter') ? `不能超过 ${n} 个字符。` : `至少 ${n} 个字符。`;
  },
  isNotEmpty: () => '不能为空。',
  isObject: () => '应为对象。',
  isString: () => '应为文字。',
  isUuid: () => '应为有效的编号（UUID）。',
  matches: () => '格式不正确。',
  max: ([n]) => `不能大于 ${n}。`,
  maxLength: ([n]) => `不能超过 ${n} 个字符。`,
  min: ([n]) => `不能小于 ${n}。`,
  minLength: ([n]) => `至少 ${n} 个字符。`,
  nestedValidation: () => '应为对象。',
  whitelistValidation: () => '不认识的字段。',
};

/** The caller's sentence for a broken rule; numbers are taken from class-validator's own English message. */
export function ruleText(rule: string, english: string, language: 'zh-CN' | 'en'): string {
  if (language === 'en') return english;
  const chinese = texts[rule];
  return chinese ? chinese(english.match(/\d+/g) ?? [], english) : english;
}
