import { createTransport, type Transporter } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import { DomainError } from '@firmograph/kernel';
import { Receivers, type Parcel } from '../../application/ports.ts';
import type { Said, Target } from '../../domain/notification.ts';
import { guardedLookup, isInside } from './guarded-lookup.ts';

export interface ReceiversOptions {
  /** `smtp://` or `smtps://`; absent: no e-mail. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
  readonly timeoutMs: number;
  /** Also to addresses of private networks, and without https. */
  readonly allowPrivate: boolean;
}

/** By webhook as standard-webhooks has it, and by SMTP. */
export class OutgoingReceivers extends Receivers {
  private readonly agent: Agent;
  private readonly mailer: Transporter | null;

  constructor(private readonly options: ReceiversOptions) {
    super();
    const { smtpUrl, timeoutMs, allowPrivate } = options;
    this.agent = new Agent({
      connect: { timeout: timeoutMs, ...(allowPrivate ? {} : { lookup: guardedLookup }) },
      keepAliveTimeout: 1000,
    });
    const within = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    this.mailer = smtpUrl === undefined ? null : createTransport({ url: smtpUrl, ...within });
  }

  override refuses(target: Target): DomainError | null {
    if (target.kind === 'webhook') return this.allows(target.url) ? null : refused;
    return this.mailer === null ? noMail : null;
  }

  override async post(url: string, parcel: Parcel, secrets: readonly string[]): Promise<Said> {
    if (!this.allows(url)) return { kind: 'failed', outcome: 'address refused' };
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        dispatcher: this.agent,
        headers: { 'content-type': 'application/json', ...signedWith(secrets, parcel) },
        body: parcel.body,
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
      body.on('error', () => undefined).destroy();
      return saidBy(statusCode);
    } catch (error) {
      return { kind: 'failed', outcome: classOf(error) };
    }
  }

  override async mail(to: readonly string[], { id, kind, body }: Parcel): Promise<Said> {
    if (this.mailer === null) return { kind: 'failed', outcome: 'no mail server is set' };
    const subject = `Firmograph: ${kind.replaceAll('-', ' ')}`;
    const text = `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
    try {
      const messageId = `<${id}@firmograph>`;
      await this.mailer.sendMail({ from: this.options.mailFrom, to: [...to], subject, text, messageId });
      return { kind: 'taken', outcome: 'accepted by the mail server' };
    } catch (error) {
      return { kind: 'failed', outcome: classOf(error) };
    }
  }

  private allows(url: string): boolean {
    if (this.options.allowPrivate) return true;
    const { protocol, hostname, username } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    return protocol === 'https:' && username === '' && !(isLiteral(host) && isInside(host)) && host !== 'localhost';
  }
}

const isLiteral = (host: string) => host.includes(':') || /^[\d.]+$/.test(host);

const refused = new DomainError(
  'notification/address-refused',
  'Webhooks go to https addresses outside private networks. Choose such an address, or have whoever runs the service allow others.',
);
const noMail = new DomainError(
  'notification/no-mail',
  'No mail server is set. Ask whoever runs the service to set SMTP_URL, or use a webhook.',
);

function signedWith(secrets: readonly string[], { id, at, body }: Parcel): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}

/** A redirect is not followed: it could lead anywhere. */
function saidBy(status: number): Said {
  if (status >= 200 && status < 300) return { kind: 'taken', outcome: String(status) };
  return { kind: status === 410 ? 'gone' : 'failed', outcome: String(status) };
}

/** Nothing of what was sent or answered. */
function classOf(error: unknown): string {
  if (!Error.isError(error)) return 'failed';
  if (error.message === 'address refused') return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
