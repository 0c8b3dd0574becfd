import type { Settings } from '../../domain/settings.ts';

/** What a call is answered with, before anything goes wrong with it. No body is an empty one. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  427: 'Out Of Credits',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

// Documented as without a body, or with one to be ignored.
const withoutBody = new Set([401, 415]);

/** A refusal in Leadspace's own form, or in the forms that a gateway before it may give it. */
export function failure(status: number, details: string, form: Settings['errorBody'], trackingId: string): Answer {
  if (form === 'empty' || withoutBody.has(status)) return { status };
  const error = reasons[status] ?? 'Error';
  if (form === 'html')
    return {
      status,
      headers: { 'content-type': 'text/html' },
      body: `<html><head><title>${status} ${error}</title></head><body><h1>${error}</h1></body></html>`,
    };
  // Seconds, as in every time that Leadspace documents.
  const requestTimestamp = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return json(status, { error, tracking_id: trackingId, request_timestamp: requestTimestamp, details });
}
