import { Agent } from 'undici';
import { Callbacks } from '../../application/ports.ts';

const timeoutMs = 5_000;

export class HttpCallbacks extends Callbacks {
  private readonly agent = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });

  async send(url: string, body: object): Promise<boolean> {
    const { origin, pathname, search } = new URL(url);
    try {
      const { statusCode, body: answer } = await this.agent.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await answer.dump();
      return statusCode >= 200 && statusCode < 300;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}
