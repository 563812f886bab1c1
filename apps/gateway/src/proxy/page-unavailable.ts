import type { FastifyReply } from 'fastify';

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>页面服务暂未运行 · 秦商量</title>
</head>
<body>
<main>
<h1>页面服务暂未运行</h1>
<p>您要访问的页面暂时无法打开，您已提交的内容不受影响。请稍后刷新重试；如长时间无法打开，请与本机构联系。</p>
</main>
</body>
</html>
`;

/** Says in plain words that the server of the pages does not answer. */
export function answerUnavailable(reply: FastifyReply): void {
  void reply
    .code(503)
    .header('retry-after', 10)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page);
}
