import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Param, Res, SetMetadata, StreamableFile } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { FastifyReply } from 'fastify';
import { ownRouteKey } from './route-catalog.ts';

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const kept: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Firmograph: routes of this service</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<main id="routes"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
`;

const start = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#routes',
  deepLinking: true,
  persistAuthorization: false,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

/** Everything comes from the service itself: the page works behind a firewall, and tells nobody that it is read. */
const headers = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
};

/** The routes of the service, to be read and tried in a browser; open, like the document that it shows. */
@Controller('docs')
@SetMetadata(ownRouteKey, true)
export class DocsPageController {
  @Get()
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.headers({ ...headers, 'content-type': 'text/html; charset=utf-8' });
    return page;
  }

  @Get('start.js')
  start(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-type', 'text/javascript; charset=utf-8');
    return start;
  }

  @Get(':file')
  file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    const type = Object.hasOwn(kept, name) ? kept[name] : undefined;
    if (type === undefined) throw new NotFound('file', name);
    reply.header('cache-control', 'public, max-age=86400');
    return new StreamableFile(createReadStream(join(folder, name)), { type });
  }
}
