import { HttpCallbacks } from './adapters/callbacks/http-callbacks.ts';
import { createServer } from './adapters/http/server.ts';
import { readCompanies } from './adapters/reference/read-companies.ts';
import { ReferenceDirectory } from './adapters/reference/reference-directory.ts';
import { Authorize } from './application/authorize.ts';
import { CollectBulk } from './application/collect-bulk.ts';
import { EnrichSingle } from './application/enrich-single.ts';
import { NotifyCaller } from './application/notify-caller.ts';
import type { CompanyDirectory } from './application/ports.ts';
import { SandboxState } from './application/sandbox-state.ts';
import { SubmitBulk } from './application/submit-bulk.ts';
import type { SandboxConfig } from './config.ts';
import { defaultSettings } from './domain/settings.ts';

export interface Sandbox {
  readonly url: string;
  readonly close: () => Promise<void>;
}

// Epoch milliseconds that never go back.
const nowMs = () => performance.timeOrigin + performance.now();

/** Resolves once it listens. Throws when the port is taken or the reference file cannot be used. */
export async function startSandbox(config: SandboxConfig, known?: CompanyDirectory): Promise<Sandbox> {
  const directory = known ?? (await directoryOf(config));
  const state = new SandboxState(startStateOf(config));
  const callbacks = new HttpCallbacks();
  const notifyCaller = new NotifyCaller(state, callbacks);
  const server = createServer({
    state,
    nowMs,
    controlToken: config.CONTROL_TOKEN,
    logLevel: config.LOG_LEVEL,
    useCases: {
      authorize: new Authorize(state),
      enrichSingle: new EnrichSingle(state, directory),
      submitBulk: new SubmitBulk(state, directory, notifyCaller),
      collectBulk: new CollectBulk(state, notifyCaller),
    },
  });
  const url = await server.listen({ port: config.PORT, host: config.HOST }).catch((error: unknown) => {
    if (Error.isError(error) && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`Port ${config.PORT} is taken: stop the program that uses it, or set PORT to another one.`);
    throw error;
  });
  const close = async () => {
    await server.close();
    await callbacks.close();
  };
  return { url, close };
}

async function directoryOf({ REFERENCE_FILE }: SandboxConfig): Promise<CompanyDirectory> {
  return new ReferenceDirectory(await readCompanies(REFERENCE_FILE));
}

function startStateOf(config: SandboxConfig) {
  const program = config.LEADSPACE_SANDBOX_PROGRAM;
  return {
    seed: config.SEED,
    credits: config.CREDITS,
    secrets: new Map([[program, config.LEADSPACE_SANDBOX_SECRET]]),
    tokens: config.LEADSPACE_SANDBOX_TOKENS.map((entry) => {
      const at = entry.lastIndexOf('@');
      return at < 0 ? { token: entry, program } : { token: entry.slice(0, at), program: entry.slice(at + 1) };
    }),
    settings: {
      ...defaultSettings,
      callsPerSecond: config.CALLS_PER_SECOND,
      pollsUntilDone: config.POLLS_UNTIL_DONE,
    },
  };
}
