import { DomainError, type FieldFault, type Language } from '@qsl/contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ruleText } from './validation-texts.js';

function faultsOf(errors: ValidationError[], language: Language, path = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = path + error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, english]) => ({
      field,
      rule,
      message: ruleText(rule, english, language),
    }));
    return [...own, ...faultsOf(error.children ?? [], language, `${field}.`)];
  });
}

/**
 * Turns a received body into an instance of its request class. Unknown fields are refused, not dropped: a typing error must not pass in silence.
 * @throws DomainError `invalid` with one entry per broken rule, in the caller's language.
 */
export function validateBody<Req extends object>(
  request: ClassConstructor<Req>,
  body: unknown,
  language: Language,
): Req {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid', 'request.not_an_object', {
      zh: '请求内容应为 JSON 对象。',
      en: 'The body must be a JSON object.',
    });
  }
  const instance = plainToInstance(request, body);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    stopAtFirstError: false,
  });
  if (errors.length === 0) return instance;
  throw new DomainError(
    'invalid',
    'request.invalid',
    { zh: '提交的内容有误，请按提示修改。', en: 'Some fields are not valid.' },
    { errors: faultsOf(errors, language) },
  );
}
