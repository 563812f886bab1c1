import { BadRequestException, NotFoundException } from '@nestjs/common';
import { DomainError, errorKinds, invalid, notFound, versionConflict } from '@qsl/contracts';
import { toFailure } from './failure.js';
import { toProblem } from './problem.js';

const context = { language: 'zh-CN', requestId: 'request-1', path: '/api/v1/cases/1' } as const;
const problemOf = (error: unknown, language: 'zh-CN' | 'en' = 'zh-CN') =>
  toProblem(toFailure(error), { ...context, language });

describe('a problem document', () => {
  it('says in the language of the caller what went wrong, and where', () => {
    expect(problemOf(notFound('case'))).toEqual({
      type: 'urn:qsl:problem:case.not_found',
      title: '未找到',
      status: 404,
      detail: '未找到，或您无权查看。',
      instance: '/api/v1/cases/1',
      requestId: 'request-1',
    });
    expect(problemOf(notFound('case'), 'en')).toMatchObject({
      title: 'Not found',
      detail: 'Not found, or not yours to see.',
    });
  });

  it('names the current version of a conflict', () => {
    expect(problemOf(versionConflict('case', 7))).toMatchObject({ status: 409, currentVersion: 7 });
  });

  it('names field and rule, also of a rule that only a service can check', () => {
    const error = invalid('orders', 'oneLead', { zh: '应有且只有一个主办单位。', en: 'Exactly one unit must lead.' });
    expect(problemOf(error).errors).toEqual([
      { field: 'orders', rule: 'oneLead', message: '应有且只有一个主办单位。' },
    ]);
    expect(problemOf(error, 'en').errors).toEqual([
      { field: 'orders', rule: 'oneLead', message: 'Exactly one unit must lead.' },
    ]);
  });

  it.each(errorKinds)('has a title in both languages for %s', (kind) => {
    const error = new DomainError(kind, 'some.reason', { zh: '文字', en: 'text' });
    expect(problemOf(error).title).not.toBe('请求失败');
    expect(problemOf(error, 'en').title).not.toBe('Request failed');
  });

  it('tells nothing of an unknown error', () => {
    const problem = problemOf(new Error('password of the database is 1234'));
    expect(problem).toMatchObject({ status: 500, type: 'urn:qsl:problem:service.internal' });
    expect(JSON.stringify(problem)).not.toContain('1234');
  });

  it('tells nothing of what is not even an error', () => {
    expect(problemOf('1234')).toMatchObject({ status: 500, detail: '系统内部错误，请稍后再试。' });
  });

  it('puts refusals of the HTTP layer into words of its own', () => {
    expect(problemOf(new NotFoundException('Cannot GET /api/nowhere'))).toMatchObject({
      status: 404,
      detail: '没有这个地址。',
    });
    expect(problemOf(new BadRequestException('Unexpected token'))).toMatchObject({
      status: 400,
      type: 'urn:qsl:problem:request.malformed',
    });
    expect(problemOf(Object.assign(new Error(), { statusCode: 415 }))).toMatchObject({ status: 415 });
  });
});
