// OpenAPI: what the routes take and answer, made from the code itself. The library for it is loaded when somebody asks.
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { answerSchema, rowSchema } from './push-answer.js';
import { lineTypes } from './push-body.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

const pushedRows = { schema: { type: 'array', items: rowSchema } };

/** What cannot be seen from the code of the push route. */
const push: Operation = {
  summary: 'Push contacts: NDJSON or a JSON array, idempotent by source and id.',
  parameters: [
    {
      name: 'source',
      in: 'query',
      required: false,
      description: 'Id of a source with connector: push; may be left out where there is one only.',
      schema: { type: 'string' },
    },
  ],
  requestBody: {
    required: true,
    content: Object.fromEntries(
      ['application/json', ...lineTypes].map((type) => [type, pushedRows]),
    ),
  },
  responses: {
    200: {
      description: 'What became of each row.',
      content: { 'application/json': { schema: answerSchema } },
    },
    413: { description: 'More than 16 MiB in one push.' },
    429: { description: 'Too much is waiting; Retry-After says when to come again.' },
  },
};

type Library = typeof import('@nestjs/swagger');

/** The document behind `GET /api/v1/openapi.json`; `passNotes` tells the library what the build noted about the routes. */
export async function describeRoutes(
  app: INestApplication,
  passNotes: (library: Library) => void,
): Promise<OpenAPIObject> {
  const library = await import('@nestjs/swagger');
  passNotes(library);
  const { DocumentBuilder, SwaggerModule } = library;
  const about = new DocumentBuilder()
    .setTitle('Unison')
    .setDescription('One question, one service, whichever channel.')
    .setVersion('1')
    .addBearerAuth()
    .addBasicAuth()
    .build();
  const document = SwaggerModule.createDocument(app, about);
  Object.assign(document.paths['/api/v1/interactions']?.post ?? {}, push);
  return document;
}
