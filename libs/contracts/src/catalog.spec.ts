import { describe, expect, it } from '@jest/globals';
import { asyncApi } from './asyncapi.ts';
import { catalog } from './catalog.ts';

const events = catalog.flatMap((topic) => topic.events.map((event) => [event.type, topic.name, event] as const));

describe('the catalog', () => {
  it.each(catalog.map(({ name }) => [name]))('names %s by domain, stream and major version', (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-z-]+\.v\d+$/);
  });

  it.each(events)('names %s on %s by aggregate and past tense', (type) => {
    expect(type).toMatch(/^[a-z-]+\.(withdrawn|[a-z-]+ed)$/);
  });

  it('says each event type once', () => {
    const types = events.map(([type]) => type);
    expect(new Set(types).size).toBe(types.length);
  });

  it('ends every compacted stream in a deletion or a state that says it is over', () => {
    const ending = /deleted|removed|retracted|withdrawn/;
    for (const { compacted, events } of catalog)
      if (compacted) expect(events.some(({ type }) => ending.test(type))).toBe(true);
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApi(catalog);

  it('has a channel for each topic and a message for each event', () => {
    expect(Object.keys(document.channels)).toEqual(catalog.map(({ name }) => name));
    expect(Object.keys(document.components.messages).toSorted()).toEqual(events.map(([type]) => type).toSorted());
  });

  it('says which topics are compacted', () => {
    expect(document.channels['enrichment.enriched-profiles.v1']?.bindings.kafka.topicConfiguration).toEqual({
      'cleanup.policy': ['compact'],
    });
    expect(document.channels['enrichment.runs.v1']?.bindings.kafka.topicConfiguration).toEqual({
      'cleanup.policy': ['delete'],
    });
  });

  it('describes the payload of an event whole, envelope included', () => {
    expect(document.components.messages['run.sourced']?.payload).toMatchObject({
      properties: {
        type: { const: 'run.sourced' },
        tenantid: { type: 'string' },
        data: { required: ['runId', 'enrichmentId', 'profiles', 'batches'] },
      },
    });
  });
});
