import 'reflect-metadata';
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { defineRoute, editors, everyone, type InputOf } from '@firmograph/contracts';
import { DependencyUnavailable, DomainError, NotFound } from '@firmograph/kernel';
import { testIssuer, type TestIssuer } from '@firmograph/testing';
import type { Caller } from '../caller.ts';
import { ContractAdapter } from '../http-adapter.ts';
import { Serve } from '../serve.ts';
import { ServiceModule } from '../service.module.ts';
import { openService } from '../start-service.ts';

const Note = z.object({ noteId: z.string(), text: z.string() });
const noteParams = z.object({ noteId: z.string().min(1) });

export const noteRoutes = {
  getNote: defineRoute({
    name: 'getNote',
    method: 'GET',
    path: '/notes/:noteId',
    summary: 'One note',
    roles: everyone,
    parts: { params: noteParams, response: Note },
  }),
  saveNote: defineRoute({
    name: 'saveNote',
    method: 'PUT',
    path: '/notes/:noteId',
    summary: 'Write a note',
    roles: editors,
    parts: {
      params: noteParams,
      body: z.strictObject({ text: z.string().max(20), title: z.string().optional() }),
      response: Note,
    },
    problems: { 'notes/rude': 422 },
    audit: { body: ['title'] },
  }),
  deleteNote: defineRoute({
    name: 'deleteNote',
    method: 'DELETE',
    path: '/notes/:noteId',
    summary: 'Remove a note',
    roles: ['Administrator'],
    parts: { params: noteParams },
  }),
  signNote: defineRoute({
    name: 'signNote',
    method: 'POST',
    path: '/notes/:noteId/signature',
    summary: 'On the word of a person',
    roles: ['Administrator'],
    scope: 'person',
    status: 204,
    parts: { params: noteParams },
  }),
  importNotes: defineRoute({
    name: 'importNotes',
    method: 'POST',
    path: '/notes/imports',
    summary: 'Many notes at once',
    roles: editors,
    scope: 'run',
    status: 201,
    audit: { answer: ['bytes'] },
    parts: { body: { stream: ['text/csv', 'application/json'] }, response: z.object({ bytes: z.int() }) },
  }),
  followNotes: defineRoute({
    name: 'followNotes',
    method: 'GET',
    path: '/notes/events',
    summary: 'Notes as they are written',
    roles: everyone,
    streams: 'text/event-stream',
    parts: {},
  }),
  exportNotes: defineRoute({
    name: 'exportNotes',
    method: 'GET',
    path: '/notes/export',
    summary: 'All notes',
    roles: everyone,
    streams: 'application/x-ndjson',
    parts: { query: z.strictObject({ count: z.coerce.number().int().max(1_000_000) }) },
  }),
  permitNote: defineRoute({
    name: 'permitNote',
    method: 'POST',
    path: '/tenants/:tenantId/notes/permits',
    summary: 'For services of ours',
    roles: ['Service'],
    parts: {
      params: z.object({ tenantId: z.string() }),
      body: z.strictObject({ noteId: z.string() }),
      response: z.object({ tenantId: z.string(), subject: z.string() }),
    },
  }),
  hear: defineRoute({
    name: 'hear',
    method: 'POST',
    path: '/callbacks/:secret',
    summary: 'Open to all',
    roles: [],
    status: 202,
    parts: { params: z.object({ secret: z.string() }), body: z.unknown(), response: z.object({ heard: z.unknown() }) },
  }),
};

/** Whatever happened to the streams of this service, for a test to look at. */
export const followed = { left: 0, exported: 0 };

@Controller()
export class NotesController {
  @Serve(noteRoutes.getNote)
  async get({ params: { noteId } }: InputOf<typeof noteRoutes.getNote>, caller: Caller) {
    if (noteId === 'lost') throw new NotFound('note', noteId);
    if (noteId === 'down') throw new DependencyUnavailable('mongodb', 2500);
    if (noteId === 'bug') throw new TypeError('secret-detail');
    if (noteId === 'odd') return { noteId: 7 as unknown as string, text: 'secret-detail' };
    return { noteId, text: `of ${caller.subject} in ${caller.tenantId}`, hidden: 'secret-detail' };
  }

  @Serve(noteRoutes.saveNote)
  async save({ params, body }: InputOf<typeof noteRoutes.saveNote>) {
    if (body.text === 'rude') throw new DomainError('notes/rude', 'Say it kindly.');
    if (body.text === 'twice') throw new DomainError('notes/exists', 'There is such a note.');
    return { ...params, ...body };
  }

  @Serve(noteRoutes.deleteNote)
  async delete(_: InputOf<typeof noteRoutes.deleteNote>): Promise<void> {
    /* nothing to do */
  }

  @Serve(noteRoutes.signNote)
  async sign(_: InputOf<typeof noteRoutes.signNote>): Promise<void> {
    /* nothing to do */
  }

  @Serve(noteRoutes.importNotes)
  async import({ body }: InputOf<typeof noteRoutes.importNotes>) {
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    return { bytes };
  }

  @Serve(noteRoutes.followNotes)
  follow(_: InputOf<typeof noteRoutes.followNotes>, { tenantId }: Caller): AsyncIterable<unknown> {
    const ends = tenantId === 'short';
    let count = 0;
    const next = async () => {
      count += 1;
      if (count <= 2) return { done: false, value: { count } } as const;
      return ends ? ({ done: true, value: undefined } as const) : new Promise<never>(() => undefined);
    };
    const leave = async () => {
      followed.left += 1;
      return { done: true, value: undefined } as const;
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
  }

  @Serve(noteRoutes.exportNotes)
  async *export({ query: { count } }: InputOf<typeof noteRoutes.exportNotes>) {
    if (count < 0) throw new DomainError('notes/none', 'There are no notes.');
    for (let index = 0; index < count; index += 1) {
      followed.exported = index + 1;
      yield { index };
    }
  }

  @Serve(noteRoutes.permitNote)
  async permit(_: InputOf<typeof noteRoutes.permitNote>, { tenantId, subject }: Caller) {
    return { tenantId, subject };
  }

  @Serve(noteRoutes.hear)
  async hear({ body }: InputOf<typeof noteRoutes.hear>) {
    return { heard: body };
  }
}

type Controllers = NonNullable<DynamicModule['controllers']>;

export interface NotesSettings {
  readonly RATE_LIMIT_PER_MINUTE?: number;
}

@Module({})
class NotesModule {
  static with(issuer: TestIssuer, controllers: Controllers, settings: NotesSettings): DynamicModule {
    const config = {
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'firmograph',
      OIDC_TENANT_CLAIM: 'tenant',
      OIDC_ROLES_CLAIM: 'roles',
      ...settings,
    };
    return { module: NotesModule, imports: [ServiceModule.with({ title: 'Notes', config })], controllers };
  }
}

/** A small service of every kind of route, on a port of its own. */
export async function startNotes(controllers: Controllers = [NotesController], settings: NotesSettings = {}) {
  const issuer = await testIssuer();
  const app = await opened(NotesModule.with(issuer, controllers, settings)).catch(async (error: unknown) => {
    await issuer.close();
    throw error;
  });
  const origin = await app.getUrl();
  return { app, issuer, origin, stop: () => Promise.all([app.close(), issuer.close()]) };
}

async function opened(module: DynamicModule): Promise<NestFastifyApplication> {
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(module, new ContractAdapter(), options);
  return openService(app, { PORT: 0, HOST: '127.0.0.1' }).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
}
